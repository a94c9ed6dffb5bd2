import type { ByPerson } from '../history/store.ts'
import type { Ports } from '../ports.ts'
import { ProblemError } from '../http/problem.ts'
import { getPromotion } from '../promotions/store.ts'
import { oneAtATime } from '../storage/one-at-a-time.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import type { ReadBatch } from './batch-file.ts'
import { poolAt } from './code-store.ts'
import { reserveForHeld } from './serve-waiting.ts'
import { previewsPerDay } from './rules.ts'
import { countSince, recordVault } from './vault-record.ts'

interface StockCode {
  id: string
  batch_id: string
  promotion_id: string
  offer_id: string
}

/**
 * Removes codes from the stock because somebody knows them; held prizes that they were reserved for
 * get others.
 */
export async function endKnownCodes(
  tx: Transaction,
  { ids }: Pick<Ports, 'ids'>,
  codes: StockCode[],
  by: ByPerson,
): Promise<void> {
  for (const { id, batch_id } of codes) {
    const { numUpdatedRows } = await tx
      .updateTable('codes')
      .set({ state: 'compromised', ended_at: by.at, claim_id: null })
      .where('id', '=', id)
      .where('state', 'in', ['available', 'reserved'])
      .executeTakeFirst()
    if (numUpdatedRows === 0n) continue
    await recordVault(tx, ids, { kind: 'code_known', by, batchId: batch_id, codeId: id })
  }
  const pools = new Map(codes.map((code) => [`${code.promotion_id} ${code.offer_id}`, code]))
  for (const { promotion_id, offer_id } of pools.values()) {
    const pool = poolAt(by.at, await getPromotion(tx, promotion_id), offer_id)
    await reserveForHeld(tx, pool, by.at)
  }
}

/**
 * Records that a person previewed a file, and counts it, because the answer reveals which lines are
 * our codes. Codes of a batch of which the file names less than half were not learned from its
 * list, so they leave the stock.
 *
 * @throws {ProblemError} `too_many_attempts`
 */
export async function recordPreview(
  database: Database,
  ports: Pick<Ports, 'ids'>,
  read: ReadBatch,
  by: ByPerson,
): Promise<void> {
  const {
    actor: { id: staffId },
    at: now,
  } = by
  const isRefused = await database.transaction().execute(async (tx) => {
    await oneAtATime(tx, `previews of ${staffId}`)
    const dayAgo = new Date(now.getTime() - 24 * 3600_000)
    if ((await countSince(tx, staffId, 'batch_previewed', dayAgo)) >= previewsPerDay) return true
    const count = read.preview.known
    await recordVault(tx, ports.ids, { kind: 'batch_previewed', by, count })
    await endKnownCodes(tx, ports, await strayCodes(tx, read), by)
    return false
  })
  if (isRefused) throw new ProblemError('too_many_attempts', { retryAfterSeconds: 3600 })
}

/** Codes of the stock that the file names, from batches of which it names less than half. */
async function strayCodes(tx: Transaction, read: ReadBatch): Promise<StockCode[]> {
  const prints = read.knownFingerprints
  if (prints.length === 0 || read.preview.sameAs) return []
  const named: (StockCode & { state: string })[] = []
  for (let start = 0; start < prints.length; start += 5000) {
    const rows = await tx
      .selectFrom('codes')
      .select(['id', 'batch_id', 'promotion_id', 'offer_id', 'state'])
      .where('fingerprint', 'in', prints.slice(start, start + 5000))
      .execute()
    named.push(...rows)
  }
  const byBatch = [...Map.groupBy(named, ({ batch_id }) => batch_id)]
  const stray: StockCode[] = []
  for (const [id, codes] of byBatch) {
    const batch = await tx
      .selectFrom('code_batches')
      .select('count')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (codes.length * 2 >= batch.count) continue
    stray.push(...codes.filter(({ state }) => state === 'available' || state === 'reserved'))
  }
  return stray
}
