import type { Deadline } from '../../contract/clocks.ts'
import { localDateAt, standingAt } from '../clocks/rules.ts'
import type { AttemptRow, ClaimRow } from './store.ts'

/** An attempt's deadline as it is shown; its clock runs only while the claim is waiting. */
export function presentDeadline(
  claim: Pick<ClaimRow, 'state' | 'due_soon_at' | 'due_day_at' | 'due_at'>,
  attempt: Pick<AttemptRow, 'zone' | 'received_on' | 'due_soon_on' | 'due_on' | 'is_provisional'>,
  now: Date,
): Deadline {
  const { due_soon_at, due_day_at, due_at } = claim
  return {
    zone: attempt.zone,
    today: localDateAt(now, attempt.zone),
    receivedOn: attempt.received_on,
    dueSoonOn: attempt.due_soon_on,
    dueOn: attempt.due_on,
    isProvisional: attempt.is_provisional,
    standing:
      claim.state === 'waiting'
        ? standingAt(now, { dueSoonAt: due_soon_at, dueDayAt: due_day_at, dueAt: due_at })
        : 'stopped',
  }
}
