import { sql } from 'kysely'
import type { Calendar, CalendarRow, CalendarTerms } from '../../contract/calendars.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import type { CalendarData } from './calendar.ts'
import { byDate, coverageOf } from './calendar-rules.ts'

/** Every calendar in its latest version, with the promotions that use it. */
export async function listCalendars(
  database: Database,
  now: Date,
  which: 'all' | 'in use' = 'all',
): Promise<CalendarRow[]> {
  const [rows, users, open] = await Promise.all([
    database
      .selectFrom('calendars')
      .leftJoin('staff', 'staff.id', 'calendars.recorded_by')
      .selectAll('calendars')
      .select('staff.name as recorded_by_name')
      .distinctOn('calendar')
      .orderBy('calendar')
      .orderBy('version', 'desc')
      .execute(),
    promotionsByCalendar(database),
    which === 'all' ? openByCalendar(database) : new Map<string, number>(),
  ])
  const isListed = (name: string) => which === 'all' || users.some((user) => user.calendar === name)
  return rows
    .filter((row) => isListed(row.calendar))
    .map((row) => ({
      calendar: row.calendar,
      version: row.version,
      recordedAt: row.recorded_at.toISOString(),
      recordedBy: row.recorded_by_name,
      days: row.days.length,
      coverage: coverageOf(reachOf(row), dateOf(now)),
      promotions: users.filter((user) => user.calendar === row.calendar).map(inBrief),
      openAttempts: open.get(row.calendar) ?? 0,
    }))
}

/** A complete calendar; `null` if it, or that version, does not exist. */
export async function findCalendar(
  database: Database,
  name: string,
  now: Date,
  version?: number,
): Promise<Calendar | null> {
  const rows = await database
    .selectFrom('calendars')
    .leftJoin('staff', 'staff.id', 'calendars.recorded_by')
    .selectAll('calendars')
    .select(['staff.name as recorded_by_name'])
    .where('calendar', '=', name)
    .orderBy('version', 'desc')
    .execute()
  const row = rows.find((one) => version === undefined || one.version === version)
  if (!row) return null
  const [users, moved] = await Promise.all([
    promotionsByCalendar(database),
    movedByVersion(database, name),
  ])
  return {
    calendar: row.calendar,
    version: row.version,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by_name,
    source: row.source,
    // Stored values satisfy the contract, because everything written went through it.
    weekend: row.weekend as CalendarTerms['weekend'],
    days: row.days.toSorted(byDate),
    completeYears: row.complete_years,
    provisionalYears: row.provisional_years,
    coverage: coverageOf(reachOf(row), dateOf(now)),
    promotions: users.filter((user) => user.calendar === name).map(inBrief),
    versions: rows.map((one) => ({
      version: one.version,
      recordedAt: one.recorded_at.toISOString(),
      recordedBy: one.recorded_by_name,
      source: one.source,
      days: one.days.length,
      moved: moved.get(one.version) ?? 0,
    })),
  }
}

/** Saves a new version; earlier versions stay. */
export async function addCalendarVersion(
  tx: Transaction,
  { calendar, version, source, weekend, days, completeYears, provisionalYears }: CalendarData,
  by: { at: Date; personId: string },
): Promise<void> {
  await tx
    .insertInto('calendars')
    .values({
      calendar,
      version,
      source,
      weekend: JSON.stringify(weekend),
      days: JSON.stringify(days.toSorted(byDate)),
      complete_years: JSON.stringify(completeYears),
      provisional_years: JSON.stringify(provisionalYears),
      recorded_at: by.at,
      recorded_by: by.personId,
    })
    .execute()
}

interface UserOfCalendar {
  calendar: string
  id: string
  name: string
}

export async function promotionsByCalendar(database: Database): Promise<UserOfCalendar[]> {
  const { rows } = await sql<UserOfCalendar>`
    select calendar, id, name from promotions, jsonb_array_elements_text(terms->'calendars') calendar
    order by name, id
  `.execute(database)
  return rows
}

async function openByCalendar(database: Database): Promise<Map<string, number>> {
  const { rows } = await sql<{ calendar: string; count: number }>`
    select one->>'calendar' as calendar, sum(count)::int as count from (
      select a.calendars, count(*) from claims c
      join attempts a on a.claim_id = c.id and a.number = c.attempt
      where c.state = 'waiting' group by a.calendars
    ) open, jsonb_array_elements(open.calendars) one
    group by 1
  `.execute(database)
  return new Map(rows.map(({ calendar, count }) => [calendar, count]))
}

async function movedByVersion(database: Database, name: string): Promise<Map<number, number>> {
  const rows = await database
    .selectFrom('calendar_moves')
    .select((query) => ['version', query.fn.countAll<number>().as('moved')])
    .where('calendar', '=', name)
    .groupBy('version')
    .execute()
  return new Map(rows.map(({ version, moved }) => [version, moved]))
}

const inBrief = ({ id, name }: UserOfCalendar) => ({ id, name })

const reachOf = (row: { complete_years: string[]; provisional_years: string[] }) => ({
  completeYears: row.complete_years,
  provisionalYears: row.provisional_years,
})

/** A calendar has no zone; a few hours don't matter in 120 days. */
const dateOf = (now: Date) => now.toISOString().slice(0, 10)
