import ICAL from 'ical.js'
import type { ContentLine } from './content-lines.ts'
import { lineOf, zoneNamed, type Entry } from './entries.ts'

/** The days of an entry. */
export interface Span {
  /** `YYYY-MM-DD` in the calendar's zone. */
  from: string
  /** 1 or more. */
  days: number
  /** From midnight to midnight. */
  isWhole: boolean
}

interface Stamp {
  at: Temporal.PlainDateTime
  /** `null`: no zone is named, or an unknown one. */
  zone: string | null
  /** A date, which is the same in every zone. */
  isDate: boolean
}

/** Earlier years are typos. */
const firstYear = 1900

/**
 * The dates of an entry. Calendars write a whole day in three ways: as a date; as midnight to
 * midnight in a named zone; and as the same instants in UTC, where the date may differ.
 *
 * @returns `null` if it has no readable date; `'zone'` if its zone decides the date and neither the
 *   file nor the caller names it
 */
export function spanOf(entry: Entry, askedZone: string | null): Span | 'zone' | null {
  const start = lineOf(entry, 'DTSTART')
  const from = start && stampOf(start)
  if (!from || from.at.year < firstYear) return null
  const isMarkedWhole = /^true$/i.test(lineOf(entry, 'X-MICROSOFT-CDO-ALLDAYEVENT')?.value ?? '')
  const till = endOf(entry, from)
  if (from.isDate || isMidnights(from.at, till)) return between(from.at, till, true)
  const home = entry.zone ?? askedZone
  const [there, thereTill] = home ? [moved(from, home), moved({ ...from, at: till }, home)] : []
  if (there && thereTill && (isMidnights(there, thereTill) || from.zone === 'UTC')) {
    const isWhole = isMarkedWhole || isMidnights(there, thereTill)
    return between(there, thereTill, isWhole)
  }
  if (from.zone === 'UTC') return 'zone'
  return between(from.at, till, isMarkedWhole)
}

/** The date of a line in the calendar's zone: of an exception, or an extra occurrence. */
export function dateOf(value: string, line: ContentLine, entry: Entry, askedZone: string | null) {
  const stamp = stampOf({ ...line, value })
  if (!stamp) return null
  const home = entry.zone ?? askedZone
  const isMidnight = stamp.at.toPlainTime().equals('00:00')
  const there = stamp.zone === 'UTC' && home && !isMidnight ? moved(stamp, home) : null
  return (there ?? stamp.at).toPlainDate().toString()
}

/** A moment as written: `20260817`, `20260817T000000Z`, also with dashes. */
function stampOf(line: ContentLine): Stamp | null {
  const [, year, month, day, time, isUtc] =
    /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}:?\d{2}:?\d{0,2})\S*?(Z)?)?$/i.exec(line.value.trim()) ??
    []
  const isDate = time === undefined || line.params.get('VALUE')?.toUpperCase() === 'DATE'
  const [hour = '0', minute = '0', second = '0'] = isDate ? [] : (time?.match(/\d{2}/g) ?? [])
  try {
    const at = Temporal.PlainDateTime.from(
      {
        year: Number(year),
        month: Number(month),
        day: Number(day),
        ...clock(hour, minute, second),
      },
      { overflow: 'reject' },
    )
    if (isDate) return { at, zone: null, isDate: true }
    const named = line.params.get('TZID')
    const zone = isUtc ? 'UTC' : named === undefined ? null : zoneNamed(named)
    const isGreenwich = zone !== null && /^(Etc\/)?(UTC|GMT|UCT|Zulu)$/i.test(zone)
    return { at, zone: isGreenwich ? 'UTC' : zone, isDate: false }
  } catch {
    return null
  }
}

const clock = (hour: string, minute: string, second: string) => ({
  hour: Number(hour),
  minute: Number(minute),
  // A leap second counts as the one before it.
  second: Math.min(59, Number(second)),
})

/** The exclusive end; without one, a date lasts a day and a moment no time. */
function endOf(entry: Entry, from: Stamp): Temporal.PlainDateTime {
  const least = from.isDate ? from.at.add({ days: 1 }) : from.at
  const end = lineOf(entry, 'DTEND')
  const till = end && stampOf(end)
  if (till) return later(sameZone(till, from), least)
  const length = lineOf(entry, 'DURATION')?.value
  if (length === undefined) return least
  const seconds = ICAL.Duration.fromString(length.trim()).toSeconds()
  return later(from.at.add({ seconds: Number.isFinite(seconds) ? seconds : 0 }), least)
}

const sameZone = (till: Stamp, from: Stamp) =>
  till.zone !== from.zone && till.zone && from.zone ? (moved(till, from.zone) ?? till.at) : till.at

const later = (a: Temporal.PlainDateTime, b: Temporal.PlainDateTime) =>
  Temporal.PlainDateTime.compare(a, b) > 0 ? a : b

function moved({ at, zone }: Stamp, to: string): Temporal.PlainDateTime | null {
  if (zone === null) return null
  return at.toZonedDateTime(zone).withTimeZone(to).toPlainDateTime()
}

/** Some programs write 23:59 for the midnight after it. */
function isMidnights(from: Temporal.PlainDateTime, till: Temporal.PlainDateTime): boolean {
  const isStart = from.hour === 0 && from.minute === 0
  const isEnd = (till.hour === 0 && till.minute === 0) || (till.hour === 23 && till.minute === 59)
  return isStart && isEnd && Temporal.PlainDateTime.compare(from, till) < 0
}

function between(
  from: Temporal.PlainDateTime,
  till: Temporal.PlainDateTime,
  isWhole: boolean,
): Span {
  const first = from.toPlainDate()
  const last = till.subtract({ seconds: 1 }).toPlainDate()
  const days = Math.max(0, first.until(last, { largestUnit: 'day' }).days) + 1
  return { from: first.toString(), days, isWhole }
}
