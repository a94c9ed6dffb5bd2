import type { Deadline } from '../../contract/clocks.ts'
import { standingAt, type DueInstants } from '../clocks/clock-standing.ts'
import { localDateAt } from '../clocks/rules.ts'
import type { AttemptRow, ClaimRow } from './store.ts'

/** An attempt's deadline as it is shown; its clock runs only while the claim is waiting. */
export function presentDeadline(
  claim: Pick<ClaimRow, 'state' | keyof DueInstants>,
  attempt: Pick<AttemptRow, 'zone' | 'received_on' | 'due_soon_on' | 'due_on' | 'is_provisional'>,
  now: Date,
): Deadline {
  return {
    zone: attempt.zone,
    today: localDateAt(now, attempt.zone),
    receivedOn: attempt.received_on,
    dueSoonOn: attempt.due_soon_on,
    dueOn: attempt.due_on,
    isProvisional: attempt.is_provisional,
    standing: claim.state === 'waiting' ? standingAt(now, claim) : 'stopped',
  }
}
