import type { PromotionTerms } from '../../../contract/promotion-changes.ts'
import { localDateAt, workingDayAfter, type ClockTerms } from '../../clocks/rules.ts'
import { clockOf } from '../../promotions/clock.ts'
import type { StoredPromotion } from '../../promotions/store.ts'
import type { Database } from '../../storage/tables.ts'

export interface AnswerDates {
  /** The last local date to answer. */
  answerBy: string
  /** Local date of the reminder: two working days before the last one; `null` if that is too soon. */
  remindOn: string | null
}

type Terms = Pick<PromotionTerms, 'answerWithinDays' | 'redeemUntil'>

/** As `answerDates`, for a member who is asked again now. */
export async function datesFrom(
  database: Database,
  promotion: StoredPromotion,
  now: Date,
): Promise<AnswerDates | null> {
  if (!promotion.terms.answerWithinDays) return null
  const clock = await clockOf(database, promotion)
  return answerDates(localDateAt(now, clock.zone), promotion.terms, clock)
}

/**
 * Until when a member answers who is asked again on a local date. The promotion's own end comes
 * first, but not once it has passed: then nobody could answer at all.
 *
 * @returns `null` where the promotion has no last date
 */
export function answerDates(
  askedOn: string,
  { answerWithinDays: within, redeemUntil }: Terms,
  clock: Omit<ClockTerms, 'zone'>,
): AnswerDates | null {
  if (within === null) return null
  const days = workingDaysAfter(askedOn, within, clock)
  const counted = days.at(-1) ?? askedOn
  const answerBy = askedOn < redeemUntil && redeemUntil < counted ? redeemUntil : counted
  const between = days.filter((day) => day < answerBy)
  // Not on the first day: that would be an echo of the question.
  return { answerBy, remindOn: between.length > 2 ? (between.at(-2) ?? null) : null }
}

function workingDaysAfter(date: string, count: number, clock: Omit<ClockTerms, 'zone'>): string[] {
  const days: string[] = []
  for (let day = date; days.length < count;) {
    day = workingDayAfter(day, clock)
    days.push(day)
  }
  return days
}
