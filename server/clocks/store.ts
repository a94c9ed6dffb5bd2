import { sql } from 'kysely'
import type { Database, Transaction } from '../storage/tables.ts'
import { workCalendar, type CalendarData, type WorkCalendar } from './calendar.ts'
import { publishedCalendars } from './published-calendars.ts'

/** Adds the built-in calendars to a database that lacks them. */
export async function seedCalendars(database: Database, now: Date): Promise<void> {
  for (const data of publishedCalendars) {
    await database
      .insertInto('calendars')
      .values({
        calendar: data.calendar,
        version: data.version,
        source: data.source,
        weekend: JSON.stringify(data.weekend),
        days: JSON.stringify(data.days),
        complete_years: JSON.stringify(data.completeYears),
        provisional_years: JSON.stringify(data.provisionalYears),
        recorded_at: now,
        recorded_by: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** Any number, as long as no other lock uses it. */
const calendarsLock = 20_260_017

/**
 * Shared lock for counting deadlines: nobody may edit calendars meanwhile, or an attempt received
 * during an edit would keep a deadline of the earlier version. Held until the end of the
 * transaction.
 */
export async function holdCalendars(tx: Transaction, how: 'to count' | 'to change'): Promise<void> {
  await (
    how === 'to count'
      ? sql`select pg_advisory_xact_lock_shared(${calendarsLock}::bigint)`
      : sql`select pg_advisory_xact_lock(${calendarsLock}::bigint)`
  ).execute(tx)
}

/** The newest version of each calendar named. */
export async function loadCalendars(database: Database, names: string[]): Promise<WorkCalendar[]> {
  if (names.length === 0) return []
  const rows = await database
    .selectFrom('calendars')
    .selectAll()
    .distinctOn('calendar')
    .where('calendar', 'in', names)
    .orderBy('calendar')
    .orderBy('version', 'desc')
    .execute()
  return names.map((name) =>
    toCalendar(
      rows.find((row) => row.calendar === name),
      name,
    ),
  )
}

/** Calendars in the versions used when a deadline was counted. */
export async function loadCalendarVersions(
  database: Database,
  wanted: { calendar: string; version: number }[],
): Promise<WorkCalendar[]> {
  const rows = await database
    .selectFrom('calendars')
    .selectAll()
    .where(
      'calendar',
      'in',
      wanted.map(({ calendar }) => calendar),
    )
    .execute()
  return wanted.map(({ calendar, version }) =>
    toCalendar(
      rows.find((row) => row.calendar === calendar && row.version === version),
      calendar,
    ),
  )
}

/** Names of all calendars. */
export async function calendarNames(database: Database): Promise<string[]> {
  const rows = await database.selectFrom('calendars').select('calendar').distinct().execute()
  return rows.map((row) => row.calendar)
}

interface CalendarRow extends Omit<CalendarData, 'completeYears' | 'provisionalYears'> {
  complete_years: string[]
  provisional_years: string[]
}

function toCalendar(row: CalendarRow | undefined, name: string): WorkCalendar {
  if (!row) throw new Error(`There is no calendar ${name}`)
  return workCalendar({
    ...row,
    completeYears: row.complete_years,
    provisionalYears: row.provisional_years,
  })
}
