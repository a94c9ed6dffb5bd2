import type { CountedDay } from '../../contract/counted-days.ts'
import type { CalendarDay } from '../../contract/calendars.ts'

/** One version of a country's days off, as officially decreed. */
export interface CalendarData {
  calendar: string
  version: number
  source: string
  /** English names of the days of the weekend. */
  weekend: string[]
  days: CalendarDay[]
  /** Years confirmed as complete. */
  completeYears: string[]
  /** Years with calculated days that are not official yet. */
  provisionalYears: string[]
}

/** A calendar with lookups by date. */
export interface WorkCalendar {
  calendar: string
  version: number
  source: string
  dayAt(date: string, countsCutiBersamaAsOff: boolean): NamedDay
  /** In an incomplete or calculated year, a day may still change. */
  isProvisionalOn(date: string): boolean
}

type NamedDay = Pick<CountedDay, 'date' | 'name' | 'calendar'> & {
  kind: 'working' | 'makeup_workday' | 'weekend' | 'day_off'
}

/** ISO day of the week, as `Temporal.PlainDate.dayOfWeek` counts: Monday is 1. */
const dayNumbers: Record<string, number> = {
  Monday: 1,
  Tuesday: 2,
  Wednesday: 3,
  Thursday: 4,
  Friday: 5,
  Saturday: 6,
  Sunday: 7,
}

export function workCalendar(data: CalendarData): WorkCalendar {
  const named = new Map(data.days.map((day) => [day.date, day]))
  const weekend = new Set(data.weekend.map((name) => dayNumbers[name]))
  const complete = new Set(data.completeYears)
  const { calendar, version, source } = data

  return {
    calendar,
    version,
    source,
    isProvisionalOn(date) {
      const year = date.slice(0, 4)
      return !complete.has(year) || data.provisionalYears.includes(year)
    },
    dayAt(date, countsCutiBersamaAsOff) {
      const day = named.get(date)
      if (day?.kind === 'makeup_workday') {
        return { date, kind: 'makeup_workday', name: day.name, calendar }
      }
      if (day && (day.kind !== 'cuti_bersama' || countsCutiBersamaAsOff)) {
        return { date, kind: 'day_off', name: day.name, calendar }
      }
      const isWeekend = weekend.has(Temporal.PlainDate.from(date).dayOfWeek)
      return { date, kind: isWeekend ? 'weekend' : 'working', name: null, calendar }
    },
  }
}
