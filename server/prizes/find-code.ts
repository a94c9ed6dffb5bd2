import type { FoundCode } from '../../contract/codes.ts'
import type { ByPerson } from '../history/store.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { oneAtATime } from '../storage/one-at-a-time.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { endKnownCodes } from './known-codes.ts'
import { searchLimits } from './rules.ts'
import { countSince, recordVault } from './vault-record.ts'
import type { Vault } from './vault.ts'

/**
 * Finds a code that somebody has, such as a member who says it does not work. It is found by its
 * fingerprint, without decrypting any. Every search is recorded and counted, misses too. A code
 * that is still in the stock is known to somebody, so it leaves the stock.
 *
 * @throws {ProblemError} `not_found` for a code that no batch brought; `too_many_attempts`
 */
export async function findCode(
  database: Database,
  ports: Pick<Ports, 'ids'> & { vault: Vault },
  code: string,
  by: ByPerson,
): Promise<FoundCode> {
  const prints = await ports.vault.fingerprints(code)
  // In a transaction of its own, because a miss must stay recorded although the answer is a
  // refusal.
  const outcome = await database.transaction().execute((tx) => recordSearch(tx, ports, prints, by))
  if (typeof outcome !== 'string') return outcome
  if (outcome === 'not_found') throw new ProblemError(outcome)
  throw new ProblemError(outcome, { retryAfterSeconds: 3600 })
}

async function recordSearch(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
  prints: string[],
  by: ByPerson,
): Promise<FoundCode | 'not_found' | 'too_many_attempts'> {
  const {
    actor: { id: staffId },
    at: now,
  } = by
  await oneAtATime(tx, `searches of ${staffId}`)
  const since = (hours: number) => new Date(now.getTime() - hours * 3600_000)
  const searched = await countSince(tx, staffId, 'code_searched', since(24))
  const missed = await countSince(tx, staffId, 'search_missed', since(24))
  if (searched + missed >= searchLimits.perDay) return 'too_many_attempts'

  const row = await selectStanding(tx, prints)
  if (!row) {
    await recordVault(tx, ports.ids, { kind: 'search_missed', by })
    const count = await countSince(tx, staffId, 'search_missed', since(1))
    if (count > searchLimits.quietMissesPerHour) {
      await recordVault(tx, ports.ids, { kind: 'search_alarm', by, count })
    }
    return 'not_found'
  }
  await recordVault(tx, ports.ids, { kind: 'code_searched', by, codeId: row.id })
  if (row.state !== 'available' && row.state !== 'reserved') return present(row)
  await endKnownCodes(tx, ports, [row], by)
  return present((await selectStanding(tx, prints)) ?? row)
}

function selectStanding(database: Database, prints: string[]) {
  return database
    .selectFrom('codes')
    .innerJoin('code_batches as batch', 'batch.id', 'codes.batch_id')
    .innerJoin('promotions', 'promotions.id', 'codes.promotion_id')
    .leftJoin('claims', 'claims.id', 'codes.claim_id')
    .select([
      'codes.id',
      'codes.last4',
      'codes.state',
      'codes.expires_on',
      'codes.issued_at',
      'codes.offer_id',
      'codes.promotion_id',
      'codes.batch_id',
      'promotions.name as promotion_name',
      'promotions.terms',
      'claims.number',
      'batch.supplier',
      'batch.sent_at',
    ])
    .where('codes.fingerprint', 'in', prints)
    .executeTakeFirst()
}

type Standing = NonNullable<Awaited<ReturnType<typeof selectStanding>>>

const present = (row: Standing): FoundCode => ({
  last4: row.last4,
  state: row.state,
  promotion: { id: row.promotion_id, name: row.promotion_name },
  prizeName: row.terms.prizes.find(({ id }) => id === row.offer_id)?.name ?? row.offer_id,
  claim: row.number,
  batch: { id: row.batch_id, supplier: row.supplier, sentAt: row.sent_at.toISOString() },
  expiresOn: row.expires_on,
  issuedAt: row.issued_at?.toISOString() ?? null,
})
