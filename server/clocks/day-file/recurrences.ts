import ICAL from 'ical.js'
import type { ContentLine } from './content-lines.ts'
import type { Entry } from './entries.ts'
import { dateOf } from './span.ts'

/** Years in which a repeating entry is expanded: `YYYY-MM-DD`, both included. */
export interface Window {
  from: string
  until: string
}

/** Most steps of a rule; every day of a century is a third of it. */
const mostSteps = 100_000

/**
 * The first days of all occurrences of a repeating entry within the window, without exceptions.
 *
 * @returns `null` if the rule cannot be expanded: it repeats within a day, or is invalid
 */
export function occurrencesOf(
  entry: Entry,
  from: string,
  window: Window,
  askedZone: string | null,
): string[] | null {
  const named = (name: string) => entry.lines.filter((line) => line.name === name)
  const dates = (name: string) => named(name).flatMap((line) => datesIn(line, entry, askedZone))
  const rules = named('RRULE').map((line) => ruleDates(line, entry, from, window, askedZone))
  const unrules = named('EXRULE').map((line) => ruleDates(line, entry, from, window, askedZone))
  if ([...rules, ...unrules].includes(null)) return null
  const excluded = new Set([...dates('EXDATE'), ...unrules.flatMap((some) => some ?? [])])
  const all = [from, ...dates('RDATE'), ...rules.flatMap((some) => some ?? [])]
  return [...new Set(all)].filter(
    (date) => !excluded.has(date) && window.from <= date && date <= window.until,
  )
}

export const isRepeating = (entry: Entry) =>
  entry.lines.some(({ name }) => name === 'RRULE' || name === 'RDATE')

function datesIn(line: ContentLine, entry: Entry, askedZone: string | null): string[] {
  return line.value
    .split(',')
    .map((value) => dateOf(value.split('/')[0] ?? '', line, entry, askedZone))
    .filter((date) => date !== null)
}

function ruleDates(
  line: ContentLine,
  entry: Entry,
  from: string,
  window: Window,
  askedZone: string | null,
): string[] | null {
  const { UNTIL: until, COUNT: count, ...parts } = partsOf(line.value)
  if (!/^(DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(parts['FREQ'] ?? '') || parts['RSCALE']) return null
  const last = until === undefined ? window.until : dateOf(until, line, entry, askedZone)
  if (last === null) return null
  const full = { ...parts, ...impliedBy(parts, from) }
  const most = count === undefined ? Infinity : Number(count)
  try {
    const iterator = ICAL.Recur.fromString(ruleOf(full)).iterator(ICAL.Time.fromDateString(from))
    const found: string[] = []
    let counted = 0
    for (let step = 0; step < mostSteps; step++) {
      const date = iterator.next()?.toString()
      if (date === undefined || date > last || date > window.until || counted >= most) return found
      if (!isMeant(date, full)) continue
      counted += 1
      if (date >= window.from) found.push(date)
    }
    return null
  } catch {
    return null
  }
}

/** The time of day in a rule does not matter for dates. */
const ruleOf = (parts: Record<string, string>) =>
  Object.entries(parts)
    .filter(([name]) => !/^BY(HOUR|MINUTE|SECOND)$/.test(name))
    .map((part) => part.join('='))
    .join(';')

/** A rule without a day means the day it begins on. */
function impliedBy(parts: Record<string, string>, from: string): Record<string, string> {
  const isNamed = Object.keys(parts).some((name) => /^BY(DAY|MONTHDAY|YEARDAY|WEEKNO)$/.test(name))
  const [, month = '', day = ''] = from.split('-').map((part) => String(Number(part)))
  if (isNamed || !/^(MONTHLY|YEARLY)$/.test(parts['FREQ'] ?? '')) return {}
  return parts['FREQ'] === 'YEARLY' && parts['BYMONTH'] === undefined
    ? { BYMONTH: month, BYMONTHDAY: day }
    : { BYMONTHDAY: day }
}

/** The library moves 29 February to 1 March in years without one; RFC 5545 skips it. */
function isMeant(date: string, { BYMONTH: months, BYMONTHDAY: days }: Record<string, string>) {
  const { month, day, daysInMonth } = Temporal.PlainDate.from(date)
  const has = (list: string | undefined, ...values: number[]) =>
    list === undefined || list.split(',').some((one) => values.includes(Number(one)))
  return has(months, month) && has(days, day, day - daysInMonth - 1)
}

function partsOf(rule: string): Record<string, string> {
  const parts = rule.toUpperCase().replaceAll(/\s/g, '').split(';').filter(Boolean)
  return Object.fromEntries(parts.map((part) => part.split('=').slice(0, 2)))
}
