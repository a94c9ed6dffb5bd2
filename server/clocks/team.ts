import * as z from 'zod/mini'
import { teamHours, type TeamHours } from '../../contract/team.ts'
import { asTold } from '../../contract/told.ts'
import { deskValue, setDeskValue } from '../storage/desk-values.ts'
import type { Database } from '../storage/tables.ts'
import { addDays, isWorkingDay, localDateAt } from './rules.ts'
import { loadCalendars } from './store.ts'
import type { WorkCalendar } from './calendar.ts'

const key = 'team'

/** MSI's office hours, until someone sets others. */
export async function loadTeamHours(database: Database): Promise<TeamHours> {
  // As stored, even if today's rules would refuse the zone.
  return z.parse(asTold(teamHours), JSON.parse(await deskValue(database, key)))
}

export const saveTeamHours = (database: Database, hours: TeamHours): Promise<void> =>
  setDeskValue(database, key, JSON.stringify(hours))

/** The team's days and hours as a queryable object. */
export interface Team {
  zone: string
  isWorkingDay(date: string): boolean
  dateAt(instant: Date): string
  /** Whether people are at work at that instant. */
  isAtWork(instant: Date): boolean
}

function teamOf(hours: TeamHours, calendars: WorkCalendar[]): Team {
  const { zone, countsCutiBersamaAsOff, from, to } = hours
  const works = (date: string) => isWorkingDay(date, { calendars, countsCutiBersamaAsOff })
  return {
    zone,
    isWorkingDay: works,
    dateAt: (instant) => localDateAt(instant, zone),
    isAtWork(instant) {
      const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(
        zone,
      )
      const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
      return works(local.toPlainDate().toString()) && from <= time && time < to
    },
  }
}

export async function loadTeam(database: Database): Promise<Team> {
  const hours = await loadTeamHours(database)
  return teamOf(hours, await loadCalendars(database, hours.calendars))
}

/** The last `count` working days before a date, the oldest first. */
export function workingDaysBefore(team: Team, date: string, count: number): string[] {
  const days: string[] = []
  for (let back = 1; days.length < count && back < 60; back++) {
    const day = addDays(date, -back)
    if (team.isWorkingDay(day)) days.unshift(day)
  }
  return days
}
