import type { DayDoubt, LeftOutWhy } from '../../../contract/calendar-files.ts'
import { textOf } from './content-lines.ts'
import { lineOf, type Entry } from './entries.ts'
import type { EntryDay, Findings } from './findings.ts'
import { dayName, longestDays, mostDays, plusDays } from './findings.ts'
import { doubtTold, kindTold } from './meaning.ts'
import { isRepeating, occurrencesOf, type Window } from './recurrences.ts'
import { dateOf, spanOf, type Span } from './span.ts'

/**
 * The days of all entries. A moved or cancelled occurrence (RECURRENCE-ID) replaces the one it
 * names; an entry that cannot be read affects only itself.
 */
export function icalDays(entries: Entry[], window: Window, askedZone: string | null): Findings {
  const found: Findings = {
    days: [],
    leftOut: [],
    ordinaryDays: 0,
    isRepeating: false,
    needsZone: false,
  }
  const moved = movedOccurrences(entries, askedZone)
  for (const entry of entries) {
    const name = nameOf(entry)
    const leave = (why: LeftOutWhy) =>
      found.leftOut.push({ line: entry.place, text: name || uidOf(entry), why })
    const why = unusable(entry, name)
    const span = why ? null : spanOf(entry, askedZone)
    if (why) leave(why)
    else if (span === 'zone') found.needsZone = true
    else if (span === null) leave('no_date')
    else if (span.days > mostDays) leave('too_long')
    else {
      const starts = startsOf(entry, span, window, moved, askedZone)
      found.isRepeating ||= isRepeating(entry)
      if (starts === null) leave('rule')
      else if (starts.length === 0) leave('past')
      else found.days.push(...starts.flatMap((start) => daysOf(entry, name, span, start)))
    }
  }
  return found
}

function unusable(entry: Entry, name: string): LeftOutWhy | null {
  const isCancelled = /^cancelled$/i.test(lineOf(entry, 'STATUS')?.value.trim() ?? '')
  if (entry.isBroken) return 'broken'
  if (entry.isTakenBack || isCancelled) return 'cancelled'
  const isQuoted = lineOf(entry, 'SUMMARY')?.params.has('ENCODING') ?? false
  const words = [name, ...['DESCRIPTION', 'CATEGORIES'].map((one) => lineOf(entry, one)?.value)]
  if (isQuoted || words.some((said) => said?.includes('\ufffd'))) return 'letters'
  return name === '' ? 'no_name' : null
}

const nameOf = (entry: Entry) => dayName(textOf(lineOf(entry, 'SUMMARY')?.value ?? ''))
const uidOf = (entry: Entry) => lineOf(entry, 'UID')?.value.trim() ?? ''
const isMove = (entry: Entry) => lineOf(entry, 'RECURRENCE-ID') !== null

/** `UID` and date of each occurrence that another entry replaces. */
function movedOccurrences(entries: Entry[], askedZone: string | null): Set<string> {
  const moved = new Set<string>()
  for (const entry of entries) {
    const line = lineOf(entry, 'RECURRENCE-ID')
    const date = line && dateOf(line.value, line, entry, askedZone)
    if (date) moved.add(`${uidOf(entry)} ${date}`)
  }
  return moved
}

/** First days of its occurrences; `null` if its rule cannot be expanded. */
function startsOf(
  entry: Entry,
  span: Span,
  window: Window,
  moved: Set<string>,
  askedZone: string | null,
): string[] | null {
  if (isMove(entry) || !isRepeating(entry)) return [span.from]
  const starts = occurrencesOf(entry, span.from, window, askedZone)
  return starts && starts.filter((date) => !moved.has(`${uidOf(entry)} ${date}`))
}

function daysOf(entry: Entry, name: string, span: Span, start: string): EntryDay[] {
  const told = {
    description: textOf(lineOf(entry, 'DESCRIPTION')?.value ?? ''),
    categories: textOf(lineOf(entry, 'CATEGORIES')?.value ?? ''),
    special: lineOf(entry, 'X-APPLE-SPECIAL-DAY')?.value ?? '',
  }
  const doubt: DayDoubt | null = span.isWhole
    ? (doubtTold(told) ?? (span.days > longestDays ? 'long' : null))
    : 'part_of_day'
  const kind = kindTold(name, told)
  return Array.from({ length: span.days }, (_, at) => ({
    date: plusDays(start, at),
    name,
    kind,
    line: entry.place,
    doubt,
  }))
}
