import type { Lease } from '../../contract/claim-words.ts'
import { ProblemError } from '../http/problem.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { leaseAheadMinutes, leaseMinutes } from './rules.ts'

/** Who is reviewing a claim now, if anybody. Whoever leased it ahead is not. */
export async function findLease(database: Database, claimId: string, now: Date) {
  return database
    .selectFrom('leases')
    .innerJoin('staff', 'staff.id', 'leases.staff_id')
    .select(['leases.staff_id', 'staff.name', 'leases.taken_at', 'leases.expires_at'])
    .where('leases.claim_id', '=', claimId)
    .where('leases.expires_at', '>', now)
    .where('leases.is_ahead', '=', false)
    .executeTakeFirst()
}

export type LeaseRow = NonNullable<Awaited<ReturnType<typeof findLease>>>

export function presentLease(row: LeaseRow, personId: string): Lease {
  return {
    holder: { id: row.staff_id, name: row.name },
    isMine: row.staff_id === personId,
    takenAt: row.taken_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }
}

/**
 * `opened`: by whoever asks for this very claim; a colleague's lease ahead is no obstacle. `next`: as
 * the next of a queue. `ahead`: kept free for later; an own lease on an open claim stays what it is.
 */
export type LeaseUse = 'opened' | 'next' | 'ahead'

/**
 * Takes a claim, or renews the own lease on it. Of two at once exactly one gets it.
 *
 * @returns whether it is this person's now
 */
export async function takeLease(
  tx: Transaction,
  claimId: string,
  staffId: string,
  now: Date,
  use: LeaseUse = 'opened',
): Promise<boolean> {
  const isAhead = use === 'ahead'
  const expires = new Date(now.getTime() + minutesOf(use) * 60_000)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('leases')
    .values({
      claim_id: claimId,
      staff_id: staffId,
      taken_at: now,
      expires_at: expires,
      is_ahead: isAhead,
    })
    .onConflict((conflict) =>
      conflict
        .column('claim_id')
        .doUpdateSet((set) => ({
          staff_id: staffId,
          expires_at: expires,
          is_ahead: isAhead,
          taken_at: set
            .case()
            .when(
              set.and([set('leases.staff_id', '=', staffId), set('leases.is_ahead', '=', isAhead)]),
            )
            .then(set.ref('leases.taken_at'))
            .else(now)
            .end(),
        }))
        .where((lease) => {
          const isMine = lease('leases.staff_id', '=', staffId)
          const wasAhead = lease('leases.is_ahead', '=', true)
          return lease.or([
            isAhead ? lease.and([isMine, wasAhead]) : isMine,
            lease('leases.expires_at', '<=', now),
            ...(use === 'opened' ? [wasAhead] : []),
          ])
        }),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

const minutesOf = (use: LeaseUse) => (use === 'ahead' ? leaseAheadMinutes : leaseMinutes)

/** Ends the person's lease ahead, unless it is on this claim. */
export async function dropLeaseAhead(
  tx: Transaction,
  staffId: string,
  exceptClaimId?: string,
): Promise<void> {
  let query = tx.deleteFrom('leases').where('staff_id', '=', staffId).where('is_ahead', '=', true)
  if (exceptClaimId) query = query.where('claim_id', '<>', exceptClaimId)
  await query.execute()
}

/** Gives a claim to a person whoever holds it now. */
export async function giveLease(
  tx: Transaction,
  claimId: string,
  staffId: string,
  now: Date,
): Promise<void> {
  const expires_at = new Date(now.getTime() + leaseMinutes * 60_000)
  const lease = { staff_id: staffId, taken_at: now, expires_at, is_ahead: false }
  await tx
    .insertInto('leases')
    .values({ claim_id: claimId, ...lease })
    .onConflict((conflict) => conflict.column('claim_id').doUpdateSet(lease))
    .execute()
}

export async function dropLease(
  tx: Transaction,
  claimId: string,
  staffId?: string,
  { only }: { only?: 'ahead' | undefined } = {},
): Promise<void> {
  let query = tx.deleteFrom('leases').where('claim_id', '=', claimId)
  if (staffId) query = query.where('staff_id', '=', staffId)
  if (only === 'ahead') query = query.where('is_ahead', '=', true)
  await query.execute()
}

export const claimTaken = (lease: LeaseRow | undefined) =>
  new ProblemError('claim_taken', lease ? { by: { id: lease.staff_id, name: lease.name } } : {})
