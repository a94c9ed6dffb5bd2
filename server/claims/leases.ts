import type { Lease } from '../../contract/claim-words.ts'
import { ProblemError } from '../http/problem.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { leaseMinutes } from './rules.ts'

/** Who holds a claim now, if anybody. */
export async function findLease(database: Database, claimId: string, now: Date) {
  return database
    .selectFrom('leases')
    .innerJoin('staff', 'staff.id', 'leases.staff_id')
    .select(['leases.staff_id', 'staff.name', 'leases.taken_at', 'leases.expires_at'])
    .where('leases.claim_id', '=', claimId)
    .where('leases.expires_at', '>', now)
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
 * Takes a claim, or renews the own lease on it. Of two at once exactly one gets it.
 *
 * @returns whether it is this person's now
 */
export async function takeLease(
  tx: Transaction,
  claimId: string,
  staffId: string,
  now: Date,
): Promise<boolean> {
  const expires = new Date(now.getTime() + leaseMinutes * 60_000)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('leases')
    .values({ claim_id: claimId, staff_id: staffId, taken_at: now, expires_at: expires })
    .onConflict((conflict) =>
      conflict
        .column('claim_id')
        .doUpdateSet((set) => ({
          staff_id: staffId,
          expires_at: expires,
          taken_at: set
            .case()
            .when('leases.staff_id', '=', staffId)
            .then(set.ref('leases.taken_at'))
            .else(now)
            .end(),
        }))
        .where((lease) =>
          lease.or([lease('leases.staff_id', '=', staffId), lease('leases.expires_at', '<=', now)]),
        ),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Gives a claim to a person whoever holds it now. */
export async function giveLease(
  tx: Transaction,
  claimId: string,
  staffId: string,
  now: Date,
): Promise<void> {
  const expires_at = new Date(now.getTime() + leaseMinutes * 60_000)
  const lease = { staff_id: staffId, taken_at: now, expires_at }
  await tx
    .insertInto('leases')
    .values({ claim_id: claimId, ...lease })
    .onConflict((conflict) => conflict.column('claim_id').doUpdateSet(lease))
    .execute()
}

export async function dropLease(tx: Transaction, claimId: string, staffId?: string): Promise<void> {
  let query = tx.deleteFrom('leases').where('claim_id', '=', claimId)
  if (staffId) query = query.where('staff_id', '=', staffId)
  await query.execute()
}

export const claimTaken = (lease: LeaseRow | undefined) =>
  new ProblemError('claim_taken', lease ? { by: { id: lease.staff_id, name: lease.name } } : {})
