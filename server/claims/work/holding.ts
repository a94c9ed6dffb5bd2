import { addDays, localDateAt, startOfDay } from '../../clocks/rules.ts'
import type { UndoMark } from '../../../contract/history.ts'
import type { By, ByPerson } from '../../history/store.ts'
import { holdDaysAtMost } from '../../../contract/claim-work.ts'
import type { Person } from '../../../contract/session.ts'
import { invalidInput, ProblemError } from '../../http/problem.ts'
import { findPerson } from '../../staff/store.ts'
import type { Database, Transaction } from '../../storage/tables.ts'
import { dropLease } from '../leases.ts'
import { isOnHold } from '../rules.ts'
import { takeStep } from '../step.ts'
import { getAttempt, noHold, type ClaimRow } from '../store.ts'

interface Hold {
  /** Local date in the zone of the promotion. */
  until: string
  because: string
  /** Who chose the date, if it was not chosen now. */
  heldBy?: string
}

/**
 * Puts a locked claim off until a date.
 *
 * @returns its version now
 * @throws {ProblemError} `invalid_input` for a date too near or too far
 */
export async function holdClaim(
  tx: Transaction,
  claim: ClaimRow,
  { until, because, heldBy }: Hold,
  by: ByPerson,
  more: UndoMark = {},
): Promise<number> {
  const { zone } = await getAttempt(tx, claim)
  requireWithin(until, zone, by.at)
  await dropLease(tx, claim.id)
  return takeStep(tx, claim, {
    kind: 'claim_held',
    by,
    changes: {
      held_until: until,
      hold_ends_at: startOfDay(until, zone),
      held_because: because,
      held_by: heldBy ?? by.actor.id,
    },
    details: { until, ...more },
    note: because,
  })
}

/**
 * A date that a colleague chose is not changed in passing.
 *
 * @throws {ProblemError} `held_by_other`, with who chose it
 */
export async function requireOwnHold(
  database: Database,
  claim: ClaimRow,
  person: Pick<Person, 'id'>,
  now: Date,
): Promise<void> {
  if (!isOnHold(claim, now) || claim.held_by === null || claim.held_by === person.id) return
  const by = await findPerson(database, claim.held_by)
  throw new ProblemError('held_by_other', by ? { by: { id: by.id, name: by.name } } : {})
}

/** Ends the hold of a locked claim. @returns its version now */
export const endHold = (
  tx: Transaction,
  claim: ClaimRow,
  by: By,
  more: UndoMark = {},
): Promise<number> =>
  takeStep(tx, claim, { kind: 'claim_hold_ended', by, changes: noHold, details: more })

/**
 * Checks that claims can be put off to a date, each in the zone of its promotion.
 *
 * @throws {ProblemError} `invalid_input`
 */
export async function requireHoldable(
  database: Database,
  claims: ClaimRow[],
  until: string,
  now: Date,
): Promise<void> {
  if (claims.length === 0) return
  const zones = await database
    .selectFrom('attempts')
    .innerJoin('claims', (join) =>
      join
        .onRef('claims.id', '=', 'attempts.claim_id')
        .onRef('claims.attempt', '=', 'attempts.number'),
    )
    .select('attempts.zone')
    .distinct()
    .where(
      'claims.id',
      'in',
      claims.map(({ id }) => id),
    )
    .execute()
  for (const { zone } of zones) requireWithin(until, zone, now)
}

function requireWithin(until: string, zone: string, now: Date): void {
  const today = localDateAt(now, zone)
  if (until > today && until <= addDays(today, holdDaysAtMost)) return
  throw invalidInput([
    {
      field: 'until',
      code: 'not_a_hold',
      message: `must be after today and within ${holdDaysAtMost} days`,
    },
  ])
}
