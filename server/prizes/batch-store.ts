import { sql, type Selectable } from 'kysely'
import type { CodeState } from '../../contract/codes.ts'
import type { CodeBatch } from '../../contract/code-batches.ts'
import type { Person } from '../../contract/session.ts'
import { ProblemError } from '../http/problem.ts'
import { maskedCode } from '../mail/masked-code.ts'
import { confirmBatchRefused, rejectRefused, voidRefused } from './batch-refusals.ts'
import { pendingOf } from '../sign-offs/pending.ts'
import type { Database, Tables, Transaction } from '../storage/tables.ts'

export type BatchRow = Selectable<Tables['code_batches']>

/** @throws {ProblemError} `not_found` */
export async function lockBatch(tx: Transaction, id: string): Promise<BatchRow> {
  const batch = await tx
    .selectFrom('code_batches')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!batch) throw new ProblemError('not_found')
  return batch
}

/** The batch that the same list made, unless it was rejected. */
export async function findSameBatch(
  database: Database,
  { promotionId, offerId }: { promotionId: string; offerId: string },
  fileFingerprints: string[],
): Promise<BatchRow | null> {
  const batch = await database
    .selectFrom('code_batches')
    .selectAll()
    .where('promotion_id', '=', promotionId)
    .where('offer_id', '=', offerId)
    .where('file_fingerprint', 'in', fileFingerprints)
    .where('state', '<>', 'rejected')
    .executeTakeFirst()
  return batch ?? null
}

/** Batches with what this person may do to them: waiting ones first, then the newest. */
export async function listBatches(
  database: Database,
  person: Person,
  only: { id?: string; limit?: number } = {},
): Promise<CodeBatch[]> {
  const countCodes = (state: CodeState) =>
    sql<number>`(select count(*) from codes c where c.batch_id = batch.id and c.state = ${state})`
  let query = database
    .selectFrom('code_batches as batch')
    .innerJoin('promotions', 'promotions.id', 'batch.promotion_id')
    .innerJoin('staff as sender', 'sender.id', 'batch.sent_by')
    .leftJoin('staff as decider', 'decider.id', 'batch.decided_by')
    .selectAll('batch')
    .select([
      sql<string | null>`batch.value_amount::text`.as('amount'),
      'promotions.name as promotion_name',
      'promotions.terms',
      'sender.name as sent_by_name',
      'decider.name as decided_by_name',
      countCodes('available').as('available'),
      countCodes('reserved').as('reserved'),
      pendingOf({ subject: sql.ref('batch.id') }).as('pending'),
      sql<string[] | null>`coalesce(
        (select json_agg(last4) from (select last4 from staged_codes s
          where s.batch_id = batch.id order by line limit 3) few),
        (select json_agg(last4) from (select last4 from codes c
          where c.batch_id = batch.id order by position limit 3) few))`.as('last_fours'),
    ])
    .orderBy(sql`batch.state = 'waiting'`, 'desc')
    .orderBy('batch.sent_at', 'desc')
    .orderBy('batch.id')
    .limit(only.limit ?? 200)
  if (only.id) query = query.where('batch.id', '=', only.id)
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    promotion: { id: row.promotion_id, name: row.promotion_name },
    prize: {
      id: row.offer_id,
      name: row.terms.prizes.find((offer) => offer.id === row.offer_id)?.name ?? row.offer_id,
    },
    fileName: row.file_name,
    count: row.count,
    supplier: row.supplier,
    value:
      row.amount && row.value_currency
        ? { amount: row.amount, currency: row.value_currency }
        : null,
    expiresOn: row.expires_on,
    sentBy: row.sent_by_name,
    sentAt: row.sent_at.toISOString(),
    decidedBy: row.decided_by_name,
    decidedAt: row.decided_at?.toISOString() ?? null,
    reason: row.reason,
    available: row.available,
    reserved: row.reserved,
    sample: (row.last_fours ?? []).map(maskedCode),
    canConfirm: confirmBatchRefused({ state: row.state, sentBy: row.sent_by }, person) === null,
    canReject: rejectRefused(row, person) === null,
    canVoid: voidRefused(restOf(row), person) === null,
    pending: row.pending,
  }))
}

/** What the rule about voiding looks at. */
export const restOf = ({
  state,
  available,
  reserved,
  pending,
}: Pick<CodeBatch, 'state' | 'available' | 'reserved' | 'pending'>) => ({
  state,
  available,
  reserved,
  isAsked: pending.some(({ kind }) => kind === 'batch_voided'),
})

/** @throws {ProblemError} `not_found` */
export async function readBatch(
  database: Database,
  id: string,
  person: Person,
): Promise<CodeBatch> {
  const [batch] = await listBatches(database, person, { id })
  if (!batch) throw new ProblemError('not_found')
  return batch
}
