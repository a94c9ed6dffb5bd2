import type { ClockReached, CountedDay } from '../../contract/counted-days.ts'
import type { WorkCalendar } from './calendar.ts'

/** What a review clock is counted with: a zone to read dates in, and whose days off do not count. */
export interface ClockTerms {
  zone: string
  calendars: WorkCalendar[]
  countsCutiBersamaAsOff: boolean
}

/** A deadline in local dates, with the instants at which its standing changes. */
export interface CountedDeadline {
  zone: string
  receivedOn: string
  dueSoonOn: string
  dueOn: string
  /** First instant of `dueSoonOn` in the zone. */
  dueSoonAt: Date
  /** First instant of `dueOn`. */
  dueDayAt: Date
  /** First instant after `dueOn`: overdue from here. */
  dueAt: Date
  isProvisional: boolean
}

/** "up to 7 ~ 14 working days": the guides' promise, in working days after the day of receipt. */
const dueSoonWorkingDay = 7
const dueWorkingDay = 14

/** "8 - 12 weeks" to deliver a physical prize, in days after the approval. */
const deliveryDueSoonDays = 8 * 7
const deliveryDueDays = 12 * 7

/** The date it is in a zone at an instant. */
export function localDateAt(instant: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString()
}

/** The first instant of a local date; where clocks jump at midnight, the first that exists. */
export function startOfDay(localDate: string, zone: string): Date {
  return new Date(Temporal.PlainDate.from(localDate).toZonedDateTime(zone).epochMilliseconds)
}

/** When the desk's own work on a date begins: nine in the morning there. */
export function morningOf(localDate: string, zone: string): Date {
  const nine = { timeZone: zone, plainTime: '09:00' }
  return new Date(Temporal.PlainDate.from(localDate).toZonedDateTime(nine).epochMilliseconds)
}

/** `days` may be negative. */
export function addDays(localDate: string, days: number): string {
  return Temporal.PlainDate.from(localDate).add({ days }).toString()
}

/** Whole days from one local date to another. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days
}

/**
 * The review clock of an attempt. Local dates are counted, never minutes: the day of receipt is
 * day 0 whatever day it is (Regulation (EEC) 1182/71, art. 3), day n the n-th working day after.
 */
export function reviewDeadline(submittedAt: Date, terms: ClockTerms): CountedDeadline {
  return deadlineFrom(localDateAt(submittedAt, terms.zone), terms)
}

/** As `reviewDeadline`, for an attempt of which the local date of receipt is known. */
export function deadlineFrom(receivedOn: string, terms: ClockTerms): CountedDeadline {
  const days = countFrom(receivedOn, terms)
  const dateOf = (workingDay: number) =>
    days.find((day) => day.workingDay === workingDay)?.date ?? fail('the count ends too early')
  return withInstants({
    zone: terms.zone,
    receivedOn: dateOf(0),
    dueSoonOn: dateOf(dueSoonWorkingDay),
    dueOn: dateOf(dueWorkingDay),
    isProvisional: days.some((day) => day.isProvisional),
  })
}

/**
 * Every day from receipt to the due date, or to another date if that is later, named: what anyone who
 * opens a deadline is shown.
 */
export function countDays(submittedAt: Date, terms: ClockTerms, through?: string): CountedDay[] {
  return countFrom(localDateAt(submittedAt, terms.zone), terms, through)
}

/** How far the count has come on one of its days. */
export function reachedOn(on: string, days: CountedDay[], dueOn: string): ClockReached {
  const counted = days.filter(({ workingDay }) => workingDay !== null && workingDay > 0)
  const last = counted.findLast(({ date }) => date <= on)
  return {
    on,
    workingDay: last?.workingDay ?? 0,
    isCounted: last?.date === on,
    daysLeft: counted.filter(({ date }) => on <= date && date <= dueOn).length,
    daysLate: counted.filter(({ date }) => dueOn < date && date <= on).length,
  }
}

function countFrom(receivedOn: string, terms: ClockTerms, through = receivedOn): CountedDay[] {
  const days: CountedDay[] = [
    { ...plainDay(receivedOn), kind: 'received', workingDay: 0, isProvisional: false },
  ]
  let workingDay = 0
  for (
    let date = addDays(receivedOn, 1);
    workingDay < dueWorkingDay || date <= through;
    date = addDays(date, 1)
  ) {
    const day = dayByCalendars(date, terms)
    const isWorking = day.kind === 'working' || day.kind === 'makeup_workday'
    if (isWorking) workingDay += 1
    days.push({ ...day, workingDay: isWorking ? workingDay : null })
    if (days.length > 400 && workingDay < dueWorkingDay) fail('a calendar without working days')
  }
  return days
}

/** The delivery clock of a physical prize: weeks since the approval, days off included. */
export function deliveryDeadline(approvedAt: Date, zone: string): CountedDeadline {
  const receivedOn = localDateAt(approvedAt, zone)
  return withInstants({
    zone,
    receivedOn,
    dueSoonOn: addDays(receivedOn, deliveryDueSoonDays),
    dueOn: addDays(receivedOn, deliveryDueDays),
    isProvisional: false,
  })
}

function withInstants(
  deadline: Omit<CountedDeadline, 'dueSoonAt' | 'dueDayAt' | 'dueAt'>,
): CountedDeadline {
  return {
    ...deadline,
    dueSoonAt: startOfDay(deadline.dueSoonOn, deadline.zone),
    dueDayAt: startOfDay(deadline.dueOn, deadline.zone),
    dueAt: startOfDay(addDays(deadline.dueOn, 1), deadline.zone),
  }
}

/** Whether people work on a date under these terms; the zone says nothing about it. */
export function isWorkingDay(date: string, terms: Omit<ClockTerms, 'zone'>): boolean {
  const { kind } = dayByCalendars(date, terms)
  return kind === 'working' || kind === 'makeup_workday'
}

/** The first working day after a date; the day after it, if none is near. */
export function workingDayAfter(date: string, terms: Omit<ClockTerms, 'zone'>): string {
  const near = Array.from({ length: 60 }, (_, days) => addDays(date, days + 1))
  return near.find((day) => isWorkingDay(day, terms)) ?? addDays(date, 1)
}

/** Days off of several calendars are taken together; a day works when it works in all of them. */
function dayByCalendars(
  date: string,
  { calendars, countsCutiBersamaAsOff }: Omit<ClockTerms, 'zone'>,
): Omit<CountedDay, 'workingDay'> {
  const isProvisional = calendars.some((calendar) => calendar.isProvisionalOn(date))
  const seen = calendars.map((calendar) => calendar.dayAt(date, countsCutiBersamaAsOff))
  const decisive =
    seen.find((day) => day.kind === 'day_off') ??
    seen.find((day) => day.kind === 'weekend') ??
    seen.find((day) => day.kind === 'makeup_workday')
  return { ...(decisive ?? { ...plainDay(date), kind: 'working' as const }), isProvisional }
}

const plainDay = (date: string) => ({ date, name: null, calendar: null })

function fail(why: string): never {
  throw new Error(`The working days cannot be counted: ${why}`)
}
