import { addDays, localDateAt, startOfDay } from '../../clocks/rules.ts'
import { recordStep } from '../../history/store.ts'
import { invalidInput } from '../../http/problem.ts'
import type { Transaction } from '../../storage/tables.ts'
import type { Doing } from './assignment.ts'
import { dropLease, requireOpen } from '../leases.ts'
import { holdDaysAtMost } from '../rules.ts'
import { advanceClaim, getAttempt, noHold, type ClaimRow } from '../store.ts'

interface Hold {
  /** Local date in the zone of the promotion. */
  until: string
  because: string
}

/**
 * Puts a locked claim off until a date.
 *
 * @returns its version now
 * @throws {ProblemError} `claim_not_open`, `claim_taken`; `invalid_input` for a date too near or too far
 */
export async function holdClaim(
  tx: Transaction,
  claim: ClaimRow,
  { until, because }: Hold,
  { staffId, at }: Doing,
): Promise<number> {
  await requireOpen(tx, claim, staffId, at)
  const { zone } = await getAttempt(tx, claim)
  requireHoldable(until, localDateAt(at, zone))
  await dropLease(tx, claim.id)
  const version = await advanceClaim(tx, claim, {
    held_until: until,
    hold_ends_at: startOfDay(until, zone),
    held_because: because,
    held_by: staffId,
  })
  await recordStep(tx, {
    claimId: claim.id,
    version,
    attempt: claim.attempt,
    kind: 'claim_held',
    at,
    actor: { kind: 'staff', id: staffId },
    details: { until },
    internalNote: because,
  })
  return version
}

/** As `holdClaim` would refuse a date for this claim. @throws {ProblemError} `invalid_input` */
export async function requireHoldableClaim(
  tx: Transaction,
  claim: ClaimRow,
  until: string,
  at: Date,
): Promise<void> {
  const { zone } = await getAttempt(tx, claim)
  requireHoldable(until, localDateAt(at, zone))
}

/** Takes a locked claim up again. @returns its version now */
export async function endHold(
  tx: Transaction,
  claim: ClaimRow,
  { staffId, at }: Doing,
): Promise<number> {
  const version = await advanceClaim(tx, claim, noHold)
  await recordStep(tx, {
    claimId: claim.id,
    version,
    attempt: claim.attempt,
    kind: 'claim_hold_ended',
    at,
    actor: { kind: 'staff', id: staffId },
  })
  return version
}

function requireHoldable(until: string, today: string): void {
  if (until > today && until <= addDays(today, holdDaysAtMost)) return
  throw invalidInput([
    {
      field: 'until',
      code: 'not_a_hold',
      message: `must be after today and within ${holdDaysAtMost} days`,
    },
  ])
}
