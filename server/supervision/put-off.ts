import { holdClaim, requireHoldableClaim } from '../claims/work/holding.ts'
import type { Doing } from '../claims/work/assignment.ts'
import type { ClaimRow } from '../claims/store.ts'
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
  doing: Doing,
): Promise<{ claim: Claim; version: number }[]> {
  const heldNow = ({ hold_ends_at: ends }: ClaimRow) => ends !== null && ends > doing.at
  const held: { claim: Claim; version: number }[] = []
  for (const claim of claims) {
    if (heldNow(claim)) continue
    if (isTrial) await requireHoldableClaim(tx, claim, until, doing.at)
    const version = isTrial
      ? claim.version
      : await holdClaim(tx, claim, { until, because: because ?? '' }, doing)
    held.push({ claim, version })
  }
  return held
}
