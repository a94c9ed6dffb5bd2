import { teamChange, teamRead } from '../../contract/team.ts'
import { boardRead, trendRead } from '../../contract/supervision.ts'
import { countDue } from '../claims/checks/due-list.ts'
import { listCalendars } from '../clocks/calendar-store.ts'
import { addDays, startOfDay } from '../clocks/rules.ts'
import { calendarNames } from '../clocks/store.ts'
import {
  loadTeam,
  loadTeamHours,
  saveTeamHours,
  workingDaysBefore,
  type Team,
} from '../clocks/team.ts'
import type { Looking } from '../claims/queue/conditions.ts'
import { invalidInput } from '../http/problem.ts'
import { command, query, queryAtOnce, type Route } from '../http/route.ts'
import type { Ports } from '../ports.ts'
import { recordAct } from '../storage/desk-events.ts'
import type { Database } from '../storage/tables.ts'
import {
  arrange,
  countArrivalsByDate,
  countDecisionsByDate,
  countDueByDate,
  countOpen,
  namesOf,
  type BoardFilter,
} from './board-store.ts'
import { foresee, paceOver } from './forecast.ts'
import { trendOf } from './trend.ts'

/** Days of the trend, today among them. */
const trendDays = 30

export function boardRoutes(ports: Pick<Ports, 'ids'>): Route[] {
  return [
    queryAtOnce(boardRead, async ({ database, query, person, now }) => {
      const looking = { personId: person.id, now }
      const team = await loadTeam(database)
      const cells = await countOpen(database, query, looking)
      const calendars = await listCalendars(database, now, 'in use')
      return {
        at: now.toISOString(),
        today: team.dateAt(now),
        ...arrange(cells, await namesOf(database)),
        forecast: await forecastOf(database, query, looking, team),
        checksDue: await countDue(database),
        calendars: calendars
          .filter(({ coverage }) => coverage.standing !== 'fine')
          .map(({ calendar, coverage }) => ({ calendar, coverage })),
      }
    }),

    queryAtOnce(trendRead, async ({ database, query, person, now }) => {
      const looking = { personId: person.id, now }
      const team = await loadTeam(database)
      const today = team.dateAt(now)
      const dates = Array.from({ length: trendDays }, (_, n) => addDays(today, n + 1 - trendDays))
      const since = { from: startOfDay(dates[0] ?? today, team.zone), zone: team.zone }
      const open = await countDueByDate(database, query, looking)
      return {
        days: trendOf(
          dates,
          await countArrivalsByDate(database, query, looking, since),
          await countDecisionsByDate(database, query, looking, since),
          await countDecisionsByDate(database, query, looking, since, 'on claims of'),
          open.reduce((sum, { count }) => sum + count, 0),
        ),
      }
    }),

    query(teamRead, async ({ database, now }) => ({
      hours: await loadTeamHours(database),
      today: (await loadTeam(database)).dateAt(now),
    })),

    command(teamChange, async ({ tx, body, person, now }) => {
      const known = await calendarNames(tx)
      const faults = body.calendars
        .filter((name) => !known.includes(name))
        .map((name) => ({
          field: 'calendars',
          code: 'unknown_calendar' as const,
          message: `there is no calendar ${name}`,
          about: name,
        }))
      if (faults.length > 0) throw invalidInput(faults)
      const before = await loadTeamHours(tx)
      await saveTeamHours(tx, body)
      await recordAct(tx, ports, {
        actorId: person.id,
        kind: 'team_changed',
        subject: 'desk',
        before,
        after: body,
        at: now,
      })
      return body
    }),
  ]
}

async function forecastOf(database: Database, filter: BoardFilter, looking: Looking, team: Team) {
  const today = team.dateAt(looking.now)
  const worked = workingDaysBefore(team, today, paceOver)
  const since = { from: startOfDay(worked[0] ?? today, team.zone), zone: team.zone }
  const decisions = await countDecisionsByDate(database, filter, looking, since)
  const on = (date: string) => decisions.find((one) => one.date === date)?.count ?? 0
  const isNobody = filter.assignee === 'nobody'
  return foresee({
    today,
    open: await countDueByDate(database, filter, looking),
    paceDays: isNobody ? [] : worked.map((date) => ({ date, decisions: on(date) })),
    decidedToday: on(today),
    isWorkingDay: team.isWorkingDay,
  })
}
