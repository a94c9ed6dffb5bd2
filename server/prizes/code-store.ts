import type { CodeStock } from '../../contract/prizes.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import type { LockedCode } from './vault.ts'

export interface Pool {
  promotionId: string
  offerId: string
}

/** Whether the next prize of a pool would be given a code at once: there is one, and no queue. */
export async function isCodeAvailable(database: Database, pool: Pool): Promise<boolean> {
  const waiting = await database
    .selectFrom('prizes')
    .select('claim_id')
    .where('promotion_id', '=', pool.promotionId)
    .where('offer_id', '=', pool.offerId)
    .where('state', '=', 'awaiting_code')
    .limit(1)
    .executeTakeFirst()
  if (waiting) return false
  const code = await database
    .selectFrom('codes')
    .select('id')
    .where('promotion_id', '=', pool.promotionId)
    .where('offer_id', '=', pool.offerId)
    .where('claim_id', 'is', null)
    .where('voided_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return code !== undefined
}

/**
 * Gives the next code of a pool to a claim. Codes another transaction is about to give are passed
 * over, so that approvals do not wait for each other.
 *
 * @returns `null` when there is none
 */
export async function giveCode(
  tx: Transaction,
  pool: Pool,
  claimId: string,
  now: Date,
): Promise<{ id: string; last4: string } | null> {
  const given = await tx
    .updateTable('codes')
    .set({ claim_id: claimId, issued_at: now })
    .where('id', '=', (codes) =>
      codes
        .selectFrom('codes')
        .select('id')
        .where('promotion_id', '=', pool.promotionId)
        .where('offer_id', '=', pool.offerId)
        .where('claim_id', 'is', null)
        .where('voided_at', 'is', null)
        .orderBy('position')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'last4'])
    .executeTakeFirst()
  return given ?? null
}

/**
 * Takes the code of an approval back: to the stock when its mail never left, else it is void, as
 * somebody may have read it.
 */
export async function takeCodeBack(
  tx: Transaction,
  claimId: string,
  now: Date,
): Promise<{ last4: string; became: 'available' | 'void' }> {
  const { id, last4 } = await tx
    .selectFrom('codes')
    .select(['id', 'last4'])
    .where('claim_id', '=', claimId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const mayBeRead = await tx
    .selectFrom('mails')
    .select('id')
    .where('code_id', '=', id)
    .where((mail) =>
      mail.or([mail('state', '<>', 'withdrawn'), mail('first_tried_at', 'is not', null)]),
    )
    .executeTakeFirst()
  await tx
    .updateTable('codes')
    .set({
      claim_id: null,
      issued_at: null,
      ...(mayBeRead ? { voided_at: now, voided_for: claimId } : {}),
    })
    .where('id', '=', id)
    .execute()
  return { last4, became: mayBeRead ? 'void' : 'available' }
}

export interface NewCode extends LockedCode {
  id: string
}

/** Rows of one insert: below the 65,535 parameters that a statement can carry. */
const rowsAtOnce = 5000

/**
 * Adds codes that were never loaded before. Of two loads of the same code at once exactly one adds
 * it; the other waits for it here, and passes it over.
 *
 * @returns how many were added
 */
export async function addCodes(
  tx: Transaction,
  pool: Pool,
  codes: NewCode[],
  by: { staffId: string; at: Date },
): Promise<number> {
  let added = 0
  for (let start = 0; start < codes.length; start += rowsAtOnce) {
    const { numInsertedOrUpdatedRows = 0n } = await tx
      .insertInto('codes')
      .values(
        codes.slice(start, start + rowsAtOnce).map((code) => ({
          id: code.id,
          promotion_id: pool.promotionId,
          offer_id: pool.offerId,
          ciphertext: code.ciphertext,
          nonce: code.nonce,
          key_id: code.keyId,
          fingerprint: code.fingerprint,
          last4: code.last4,
          added_at: by.at,
          added_by: by.staffId,
          claim_id: null,
          issued_at: null,
        })),
      )
      .onConflict((conflict) => conflict.column('fingerprint').doNothing())
      .executeTakeFirst()
    added += Number(numInsertedOrUpdatedRows)
  }
  return added
}

/** Stock of every digital prize there is, also of those that never had a code. */
export async function listStock(database: Database): Promise<CodeStock[]> {
  const [promotions, codes, waiting] = await Promise.all([
    database.selectFrom('promotions').select(['id', 'name', 'terms']).orderBy('name').execute(),
    database
      .selectFrom('codes')
      .select((code) => [
        'promotion_id',
        'offer_id',
        code.fn.countAll<number>().as('imported'),
        code.fn.count<number>('claim_id').as('issued'),
        code.fn.count<number>('voided_at').as('voided'),
      ])
      .groupBy(['promotion_id', 'offer_id'])
      .execute(),
    database
      .selectFrom('prizes')
      .select((prize) => ['promotion_id', 'offer_id', prize.fn.countAll<number>().as('awaiting')])
      .where('state', '=', 'awaiting_code')
      .groupBy(['promotion_id', 'offer_id'])
      .execute(),
  ])
  return promotions.flatMap(({ id, name, terms }) =>
    terms.prizes
      .filter((offer) => offer.kind === 'digital_code')
      .map((offer) => {
        const isThis = (row: { promotion_id: string; offer_id: string }) =>
          row.promotion_id === id && row.offer_id === offer.id
        const { imported = 0, issued = 0, voided = 0 } = codes.find(isThis) ?? {}
        return {
          promotion: { id, name },
          prize: { id: offer.id, name: offer.name },
          imported,
          available: imported - issued - voided,
          issued,
          voided,
          awaiting: waiting.find(isThis)?.awaiting ?? 0,
        }
      }),
  )
}
