import type { BatchPreview, CodeBatch } from '../../contract/code-batches.ts'
import type { CodeStock } from '../../contract/codes.ts'
import type { Person } from '../../contract/session.ts'
import type { HeavyWork } from '../heavy-work.ts'
import { byPerson, type ByPerson } from '../history/store.ts'
import { ProblemError, requireAllowed } from '../http/problem.ts'
import { findPromotion } from '../promotions/store.ts'
import { requireSecondPerson } from '../sign-offs/second-person.ts'
import type { Transaction } from '../storage/tables.ts'
import type { ReadBatch } from './batch-file.ts'
import { confirmBatchRefused, rejectRefused } from './batch-refusals.ts'
import { findSameBatch, lockBatch, readBatch } from './batch-store.ts'
import { poolAt } from './code-store.ts'
import type { ReleaseNeeds } from './release.ts'
import { reserveForHeld, serveAwaiting } from './serve-waiting.ts'
import { holdCodeNames } from './rewrap.ts'
import { addStagedCodes, knownFingerprints, stageCodes, type StagedCode } from './staged-codes.ts'
import { readStock } from './stock.ts'
import { recordVault } from './vault-record.ts'
import type { Vault } from './vault.ts'

export type BatchNeeds = ReleaseNeeds & { vault: Vault; heavyWork: HeavyWork }

/**
 * Stores a clean file as a batch that waits for a second person. Sending the same list again returns
 * the same batch.
 *
 * @throws {ProblemError} `batch_not_clean`; `codes_known` for any code that a batch brought before
 */
export async function sendBatch(
  tx: Transaction,
  { ids }: Pick<BatchNeeds, 'ids'>,
  read: ReadBatch,
  codes: StagedCode[],
  { person, now }: { person: Person; now: Date },
): Promise<CodeBatch> {
  const { terms, promotion, preview, fileFingerprints } = read
  await holdCodeNames(tx)
  if (preview.read.questions.length > 0) throw unclean(preview)
  const pool = { promotionId: promotion.id, offerId: terms.prize }
  const same = await findSameBatch(tx, pool, fileFingerprints)
  if (same) return readBatch(tx, same.id, person)
  if (!preview.isClean) throw unclean(preview)
  const known = await knownFingerprints(
    tx,
    codes.map(({ fingerprint }) => fingerprint),
  )
  if (known.size > 0) throw unclean({ ...preview, known: known.size })
  const id = ids.next()
  await tx
    .insertInto('code_batches')
    .values({
      id,
      promotion_id: promotion.id,
      offer_id: terms.prize,
      state: 'waiting',
      file_name: read.fileName,
      file_fingerprint: fileFingerprints[0] ?? '',
      count: codes.length,
      expected_count: terms.expectedCount,
      supplier: terms.supplier,
      value_amount: terms.value?.amount ?? null,
      value_currency: terms.value?.currency ?? null,
      expires_on: terms.expiresOn,
      sent_by: person.id,
      sent_at: now,
    })
    .execute()
  await stageCodes(tx, id, codes)
  const count = codes.length
  const by = byPerson(person, now)
  await recordVault(tx, ids, { kind: 'batch_sent', by, batchId: id, count })
  return readBatch(tx, id, person)
}

/** The problem says how many codes are at fault, and never names one. */
function unclean(preview: BatchPreview) {
  if (preview.read.questions.length > 0) {
    const detail = 'The file asks something: preview it, and send the answers with it.'
    return new ProblemError('batch_not_clean', { detail })
  }
  const { count, known, malformed, repeated, expired, expectedCount } = preview
  const codes = { count, expected: expectedCount, malformed, repeated, known, expired }
  const isOnlyKnown = malformed + repeated + expired === 0 && known > 0
  return new ProblemError(isOnlyKnown ? 'codes_known' : 'batch_not_clean', { codes })
}

interface OnBatch {
  id: string
  person: Person
  now: Date
}

/**
 * A second person adds the whole batch to the stock; prizes that wait for a code get theirs from it.
 *
 * @throws {ProblemError} `not_found`, `batch_decided`; `second_person_needed` for whoever sent it
 */
export async function confirmBatch(
  tx: Transaction,
  ports: BatchNeeds,
  { id, person, now }: OnBatch,
): Promise<{ batch: CodeBatch; added: number; served: number; stock: CodeStock }> {
  await holdCodeNames(tx)
  const batch = await lockBatch(tx, id)
  requireAllowed(confirmBatchRefused({ state: batch.state, sentBy: batch.sent_by }, person))
  const by = byPerson(person, now)
  await requireSecondPerson(tx, batch.sent_by, by)
  await decide(tx, id, { state: 'confirmed', by, reason: null })
  const added = await addStagedCodes(tx, batch, by)
  await recordVault(tx, ports.ids, { kind: 'batch_confirmed', by, batchId: id, count: added })

  const promotion = await findPromotion(tx, batch.promotion_id)
  if (!promotion) throw new Error('A batch without its promotion')
  const pool = poolAt(now, promotion, batch.offer_id)
  const served = await serveAwaiting(tx, ports, pool, by)
  await reserveForHeld(tx, pool, now)
  return {
    batch: await readBatch(tx, id, person),
    added,
    served,
    stock: await readStock(tx, batch.promotion_id, batch.offer_id, now),
  }
}

/** @throws {ProblemError} `not_found`, `batch_decided` */
export async function rejectBatch(
  tx: Transaction,
  { ids }: Pick<BatchNeeds, 'ids'>,
  { id, person, now }: OnBatch,
  reason: string,
): Promise<CodeBatch> {
  const batch = await lockBatch(tx, id)
  requireAllowed(rejectRefused(batch, person))
  await tx.deleteFrom('staged_codes').where('batch_id', '=', id).execute()
  const by = byPerson(person, now)
  await decide(tx, id, { state: 'rejected', by, reason })
  const rejected = { batchId: id, count: batch.count, reason }
  await recordVault(tx, ids, { kind: 'batch_rejected', by, ...rejected })
  return readBatch(tx, id, person)
}

async function decide(
  tx: Transaction,
  id: string,
  { state, by, reason }: { state: 'confirmed' | 'rejected'; by: ByPerson; reason: string | null },
): Promise<void> {
  await tx
    .updateTable('code_batches')
    .set({ state, decided_by: by.actor.id, decided_at: by.at, reason })
    .where('id', '=', id)
    .execute()
}
