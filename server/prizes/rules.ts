import type { CodeStock } from '../../contract/codes.ts'
import type { PrizeKind } from '../../contract/promotions.ts'
import type { PromotionTerms } from '../../contract/promotion-changes.ts'
import { addDays, localDateAt } from '../clocks/rules.ts'

/** The last local date of a promotion: of its purchase period or of redeeming, whichever is later. */
export function lastDayOf({
  purchaseTo,
  redeemUntil,
}: Pick<PromotionTerms, 'purchaseTo' | 'redeemUntil'>) {
  return purchaseTo > redeemUntil ? purchaseTo : redeemUntil
}

/** The last date of four digits: how a promotion without an end in sight is written down. */
const lastDate = '9999-12-31'

/** The first local date on which a held prize may be released. */
export const releasableFrom = (heldUntil: string) =>
  heldUntil === lastDate ? lastDate : addDays(heldUntil, 1)

/** Whether a prize that is held until a local date may be released at this moment. */
export const isReleasable = (heldUntil: string, zone: string, now: Date) =>
  localDateAt(now, zone) >= releasableFrom(heldUntil)

/** Where a prize stands once it may go out. An empty stock never blocks: the prize waits in line. */
export function stateWhenReleased(kind: PrizeKind, isCodeAvailable: boolean) {
  if (kind === 'physical') return 'dispatch'
  return isCodeAvailable ? 'issued' : 'awaiting_code'
}

/**
 * The earliest last day a code may have to be given on a local date: it must still be good for the
 * promotion's minimum of days, the day on which it is given not counted.
 */
export const soonestExpiry = (
  givenOn: string,
  { codesValidForDays }: Pick<PromotionTerms, 'codesValidForDays'>,
) => addDays(givenOn, codesValidForDays)

/** Reveals of one person: how many in an hour are still quiet, and how many in a day there can be. */
export const revealLimits = { quietPerHour: 5, perDay: 30 }

export const isRevealAlarm = (inHour: number) => inHour > revealLimits.quietPerHour

/** Searches of one person for a code they have: misses in an hour that are quiet, searches in a day. */
export const searchLimits = { quietMissesPerHour: 5, perDay: 40 }

/** Files of codes one person may have looked at in a day: each says which of its lines are ours. */
export const previewsPerDay = 60

/** Times a code may be sent again within `resendDays`: whoever needs more has another trouble. */
export const resendLimit = 3
export const resendDays = 30

/** Days over which the pace of a stock is taken. */
export const paceDays = 14

/** A stock that ends within so many days is told of before it does. */
const alarmDays = 14

/** How long a stock lasts at its pace, and whether somebody has to order more. */
export function outlook(
  available: number,
  issuedLately: number,
  awaiting: number,
): Pick<CodeStock, 'perDay' | 'daysLeft' | 'alarm'> {
  const perDay = Math.round((issuedLately / paceDays) * 10) / 10
  const daysLeft = issuedLately === 0 ? null : Math.floor((available * paceDays) / issuedLately)
  if (awaiting > 0 || (available === 0 && issuedLately > 0)) {
    return { perDay, daysLeft, alarm: 'empty' }
  }
  return { perDay, daysLeft, alarm: daysLeft !== null && daysLeft < alarmDays ? 'runs_dry' : null }
}
