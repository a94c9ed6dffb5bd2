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

/** The last date with four digits: how a promotion without an end is stored. */
const lastDate = '9999-12-31'

/** The first local date on which a held prize may be released. */
export const releasableFrom = (heldUntil: string) =>
  heldUntil === lastDate ? lastDate : addDays(heldUntil, 1)

/** Whether a prize that is held until a local date may be released at this moment. */
export const isReleasable = (heldUntil: string, zone: string, now: Date) =>
  localDateAt(now, zone) >= releasableFrom(heldUntil)

/**
 * The state of a prize once it may go out. An empty stock never blocks: the prize waits in line.
 */
export function stateWhenReleased(kind: PrizeKind, isCodeAvailable: boolean) {
  if (kind === 'physical') return 'dispatch'
  return isCodeAvailable ? 'issued' : 'awaiting_code'
}

/**
 * The earliest expiry of a code that may be given on a local date: it must be valid for the
 * promotion's minimum of days after that date.
 */
export const soonestExpiry = (
  givenOn: string,
  { codesValidForDays }: Pick<PromotionTerms, 'codesValidForDays'>,
) => addDays(givenOn, codesValidForDays)

/** Reveals by one person: up to how many in an hour raise no alarm, and the most in a day. */
export const revealLimits = { quietPerHour: 5, perDay: 30 }

export const isRevealAlarm = (inHour: number) => inHour > revealLimits.quietPerHour

/**
 * Searches for codes by one person: misses in an hour that raise no alarm, and the most in a day.
 */
export const searchLimits = { quietMissesPerHour: 5, perDay: 40 }

/** Previews of code files by one person in a day: each reveals which of its lines are our codes. */
export const previewsPerDay = 60

/** Times a code may be sent again within `resendDays`: a further one would not help. */
export const resendLimit = 3
export const resendDays = 30

/** Days from which the pace of a stock is computed. */
export const paceDays = 14

/** A stock that will run out within so many days raises an alarm. */
const alarmDays = 14

/** How long a stock lasts at its pace, and whether more must be ordered. */
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
