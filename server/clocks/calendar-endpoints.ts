import { calendarFileRead } from '../../contract/calendar-files.ts'
import {
  calendarChange,
  calendarCreate,
  calendarList,
  calendarPreview,
  calendarRead,
  type CalendarTerms,
} from '../../contract/calendars.ts'
import { invalidInput, ProblemError } from '../http/problem.ts'
import { command, query, queryAtOnce, type Route } from '../http/route.ts'
import type { Ports } from '../ports.ts'
import { recordAct } from '../storage/desk-events.ts'
import type { Database } from '../storage/tables.ts'
import { readAside } from '../tables/read-aside.ts'
import { workCalendar, type CalendarData } from './calendar.ts'
import { readDayFile } from './day-file/read-day-file.ts'
import { differencesOf, leaveWorkingDays } from './calendar-rules.ts'
import {
  addCalendarVersion,
  findCalendar,
  listCalendars,
  promotionsByCalendar,
} from './calendar-store.ts'
import { examplesOf, moveOpenAttempts, recount, summarise } from './open-attempts.ts'
import { calendarNames, holdCalendars, loadCalendars } from './store.ts'

export function calendarRoutes(ports: Pick<Ports, 'ids' | 'heavyWork'>): Route[] {
  return [
    query(calendarList, async ({ database, now }) => listCalendars(database, now)),

    query(calendarRead, async ({ database, params, query, now }) =>
      getCalendar(database, params.calendar, now, query.version),
    ),

    queryAtOnce(calendarPreview, async ({ database, params, body, now }) => {
      const before = await getCalendar(database, params.calendar, now)
      const data = nextVersion(params.calendar, before.version, body)
      await refuseWithoutWorkingDays(database, data, now)
      const recounted = await recount(database, workCalendar(data), (names) =>
        loadCalendars(database, names),
      )
      return {
        ...differencesOf(before.days, body.days),
        ...summarise(recounted, now),
        examples: await examplesOf(database, recounted),
      }
    }),

    query(calendarFileRead, async ({ body, files, now }) => {
      const read = await readAside(ports.heavyWork, readDayFile, {
        bytes: files.file.bytes,
        asked: body,
        year: now.getUTCFullYear(),
      })
      if ('fault' in read) throw invalidInput([{ field: 'file', ...read.fault }])
      return read
    }),

    command(calendarCreate, async ({ tx, body, person, now }) => {
      await holdCalendars(tx, 'to change')
      const { calendar, terms } = body
      if ((await calendarNames(tx)).includes(calendar)) {
        throw new ProblemError('calendar_exists')
      }
      const data = nextVersion(calendar, 0, terms)
      await addCalendarVersion(tx, data, { at: now, personId: person.id })
      await recordAct(tx, ports, {
        actorId: person.id,
        kind: 'calendar_added',
        subject: calendar,
        before: null,
        after: terms,
        at: now,
      })
      return getCalendar(tx, calendar, now)
    }),

    command(calendarChange, async ({ tx, params, body, version, person, now }) => {
      await holdCalendars(tx, 'to change')
      const before = await getCalendar(tx, params.calendar, now)
      if (before.version !== version) {
        throw new ProblemError('calendar_changed', { version: before.version })
      }
      const data = nextVersion(params.calendar, version, body)
      await refuseWithoutWorkingDays(tx, data, now)
      await addCalendarVersion(tx, data, { at: now, personId: person.id })
      const { source, weekend, completeYears, provisionalYears, days } = before
      await recordAct(tx, ports, {
        actorId: person.id,
        kind: 'calendar_changed',
        subject: params.calendar,
        before: { source, weekend, completeYears, provisionalYears, days },
        after: body,
        at: now,
      })
      const changed = workCalendar(data)
      const recounted = await recount(tx, changed, (names) => loadCalendars(tx, names))
      const moved = await moveOpenAttempts(tx, changed, recounted)
      return { ...(await getCalendar(tx, params.calendar, now)), moved }
    }),
  ]
}

async function getCalendar(database: Database, name: string, now: Date, version?: number) {
  const found = await findCalendar(database, name, now, version)
  if (!found) throw new ProblemError('not_found')
  return found
}

const nextVersion = (calendar: string, before: number, terms: CalendarTerms): CalendarData => ({
  calendar,
  version: before + 1,
  ...terms,
})

/** Together with a promotion's other calendars, it must leave working days. */
async function refuseWithoutWorkingDays(
  database: Database,
  data: CalendarData,
  now: Date,
): Promise<void> {
  const users = await promotionsByCalendar(database)
  const today = now.toISOString().slice(0, 10)
  const together = new Set(
    users
      .filter(({ calendar }) => calendar === data.calendar)
      .map(({ id }) => users.filter((user) => user.id === id).map(({ calendar }) => calendar))
      .map((names) =>
        names
          .filter((name) => name !== data.calendar)
          .toSorted()
          .join(),
      ),
  )
  for (const names of together) {
    const others = await loadCalendars(database, names.split(',').filter(Boolean))
    const calendars = [workCalendar(data), ...others]
    if (leaveWorkingDays({ zone: 'UTC', calendars, countsCutiBersamaAsOff: true }, today)) continue
    throw invalidInput([
      { field: 'days', code: 'no_working_days', message: 'too few working days would be left' },
    ])
  }
}
