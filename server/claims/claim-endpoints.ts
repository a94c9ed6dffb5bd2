import { claimRead } from '../../contract/claims.ts'
import { clockRead } from '../../contract/counted-days.ts'
import { checkFigures } from '../../contract/readings.ts'
import {
  countDays,
  daysBetween,
  localDateAt,
  reachedOn,
  workingDayAfter,
  type ClockTerms,
} from '../clocks/rules.ts'
import { calendarMovesOf } from '../clocks/open-attempts.ts'
import { loadCalendarVersions } from '../clocks/store.ts'
import { query, queryAtOnce, type Route } from '../http/route.ts'
import type { Database } from '../storage/tables.ts'
import { blindLooksOf, refuseBlind } from './blind-looks.ts'
import { countVerdicts } from './checks/verdicts.ts'
import { presentClaim } from './claim-view.ts'
import { presentDeadline } from './deadline.ts'
import type { LawNeeds } from './standing.ts'
import { getAttempt, getClaim, type AttemptRow } from './store.ts'

export function claimRoutes(ports: LawNeeds): Route[] {
  return [
    queryAtOnce(claimRead, async ({ database, params, person, now }) => {
      const claim = await getClaim(database, params.number)
      refuseBlind(await blindLooksOf(database, person.id), claim.id)
      return presentClaim(database, ports, claim, person, now)
    }),

    query(checkFigures, ({ database }) => countVerdicts(database)),

    query(clockRead, async ({ database, params, now }) => {
      const claim = await getClaim(database, params.number)
      const attempt = await getAttempt(database, claim)
      const clock = await clockOf(database, attempt)
      const today = localDateAt(now, attempt.zone)
      const on = claim.decided_at ? localDateAt(claim.decided_at, attempt.zone) : today
      const days = countDays(attempt.submitted_at, clock, on)
      return {
        attempt: attempt.number,
        submittedAt: attempt.submitted_at.toISOString(),
        stoppedAt: claim.decided_at?.toISOString() ?? null,
        deadline: presentDeadline(claim, attempt, now),
        days,
        reached: reachedOn(on, days, attempt.due_on),
        calendars: clock.calendars.map(({ calendar, version, source }) => ({
          calendar,
          version,
          source,
        })),
        moves: await calendarMovesOf(database, attempt.claim_id, attempt.number),
        nextWorkingDay: workingDayAfter(today, clock),
        attemptAgeDays: daysBetween(attempt.received_on, on),
        totalAgeDays: daysBetween(localDateAt(claim.first_submitted_at, attempt.zone), today),
      }
    }),
  ]
}

/** The calendars in the versions that this attempt's deadline was counted with. */
async function clockOf(database: Database, attempt: AttemptRow): Promise<ClockTerms> {
  return {
    zone: attempt.zone,
    calendars: await loadCalendarVersions(database, attempt.calendars),
    countsCutiBersamaAsOff: attempt.counts_cuti_bersama_as_off,
  }
}
