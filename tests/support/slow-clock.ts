import type { CalendarData } from '../../server/clocks/calendar.ts'

/**
 * The review clock counted a second time, as slowly and as plainly as one would with a wall
 * calendar and a pencil. It shares nothing with the clock it is held against: no Temporal, no
 * tables, no code; local dates are asked of Intl, days are walked one by one in whole UTC days.
 */
export interface SlowTerms {
  zone: string
  calendars: Pick<CalendarData, 'weekend' | 'days' | 'completeYears' | 'provisionalYears'>[]
  countsCutiBersamaAsOff: boolean
}

const dayMilliseconds = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

function slowLocalDate(milliseconds: number, zone: string): string {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      calendar: 'gregory',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
  formats.set(zone, format)
  return format.format(milliseconds)
}

const starts = new Map<string, number>()

/** The first millisecond of a local date, by halving: whatever clocks do there, dates only go up. */
function slowStart(date: string, zone: string): number {
  const key = `${zone} ${date}`
  const known = starts.get(key)
  if (known !== undefined) return known
  const noon = Date.parse(`${date}T12:00:00Z`)
  let [before, at] = [noon - 2 * dayMilliseconds, noon + 2 * dayMilliseconds]
  while (at - before > 1) {
    const middle = Math.floor((before + at) / 2)
    if (slowLocalDate(middle, zone) < date) before = middle
    else at = middle
  }
  starts.set(key, at)
  return at
}

const nextDate = (date: string) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + dayMilliseconds).toISOString().slice(0, 10)

const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

const weekdayOf = (date: string) => weekdayNames[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''

/** One person with one calendar at the wall: do they work that day? */
function worksBy(
  { weekend, days }: SlowTerms['calendars'][number],
  date: string,
  countsCutiBersamaAsOff: boolean,
): boolean {
  for (const day of days) {
    if (day.date !== date) continue
    if (day.kind === 'makeup_workday') return true
    if (day.kind === 'national' || day.kind === 'substitute') return false
    if (day.kind === 'cuti_bersama' && countsCutiBersamaAsOff) return false
  }
  for (const name of weekend) if (name === weekdayOf(date)) return false
  return true
}

function isUncertain(terms: SlowTerms, date: string): boolean {
  const year = date.slice(0, 4)
  for (const calendar of terms.calendars) {
    let isKnown = false
    for (const one of calendar.completeYears) if (one === year) isKnown = true
    for (const one of calendar.provisionalYears) if (one === year) isKnown = false
    if (!isKnown) return true
  }
  return false
}

/** Everything a deadline consists of, counted from an instant. */
export function slowDeadline(submittedAt: Date, terms: SlowTerms) {
  const receivedOn = slowLocalDate(submittedAt.getTime(), terms.zone)
  let [date, worked, dueSoonOn, isProvisional] = [receivedOn, 0, '', false]
  while (worked < 14) {
    date = nextDate(date)
    if (isUncertain(terms, date)) isProvisional = true
    let everybodyWorks = true
    for (const calendar of terms.calendars) {
      if (!worksBy(calendar, date, terms.countsCutiBersamaAsOff)) everybodyWorks = false
    }
    if (!everybodyWorks) continue
    worked += 1
    if (worked === 7) dueSoonOn = date
  }
  return {
    zone: terms.zone,
    receivedOn,
    dueSoonOn,
    dueOn: date,
    dueSoonAt: new Date(slowStart(dueSoonOn, terms.zone)),
    dueDayAt: new Date(slowStart(date, terms.zone)),
    dueAt: new Date(slowStart(nextDate(date), terms.zone)),
    isProvisional,
  }
}
