import type { Person } from '../../contract/session.ts'
import { isOnHold } from '../claims/rules.ts'
import { authorize } from '../claims/standing.ts'
import type { ClaimRow } from '../claims/store.ts'
import { holdClaim, requireHoldable } from '../claims/work/holding.ts'
import type { Transaction } from '../storage/tables.ts'

interface PuttingOff {
  /** Local date, in the zone of each claim's promotion. */
  until: string
  because: string | null
  isTrial: boolean
}

/**
 * Puts free claims off together, each for whoever has it. Those that are put off already keep their
 * date and their reason.
 *
 * @returns the claims that were put off, with their versions now
 * @throws {ProblemError} `invalid_input` for a date too near or too far
 */
export async function putOff<Claim extends ClaimRow>(
  tx: Transaction,
  claims: Claim[],
  { until, because, isTrial }: PuttingOff,
  person: Person,
  now: Date,
): Promise<{ claim: Claim; version: number }[]> {
  const held: { claim: Claim; version: number }[] = []
  for (const claim of claims) {
    if (isOnHold(claim, now)) continue
    await authorize(tx, claim, 'hold', person, now)
    if (isTrial) await requireHoldable(tx, claim, until, now)
    const version = isTrial
      ? claim.version
      : await holdClaim(tx, claim, { until, because: because ?? '' }, person, now)
    held.push({ claim, version })
  }
  return held
}
