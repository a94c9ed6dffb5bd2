import { contentLine, type ContentLine } from './content-lines.ts'

/** A VEVENT as written in its file. */
export interface Entry {
  /** Its position among the entries of the file, from 1. */
  place: number
  lines: ContentLine[]
  /**
   * The calendar's zone, in which "all day" is from midnight to midnight; `null` if it has none.
   */
  zone: string | null
  /** Its calendar cancels everything it lists (METHOD:CANCEL). */
  isTakenBack: boolean
  /** It has no end, or one of its lines is malformed. */
  isBroken: boolean
}

/**
 * The entries of all calendars of a file. They are independent, so a broken one affects only
 * itself; nested components (alarms) are skipped.
 */
export function entriesIn(lines: string[], most: number): Entry[] | 'too many' {
  const entries: Entry[] = []
  let zone: string | null = null
  let isTakenBack = false
  let entry: Entry | null = null
  const within: string[] = []
  const end = (isBroken: boolean) => {
    if (entry) entries.push({ ...entry, isBroken: entry.isBroken || isBroken })
    entry = null
    within.length = 0
  }
  for (const text of lines) {
    const line = contentLine(text)
    const what = line?.value.trim().toUpperCase() ?? ''
    if (line?.name === 'BEGIN' && what === 'VCALENDAR') {
      end(true)
      zone = null
      isTakenBack = false
    } else if (line?.name === 'BEGIN' && what === 'VEVENT') {
      end(true)
      if (entries.length >= most) return 'too many'
      entry = { place: entries.length + 1, lines: [], zone, isTakenBack, isBroken: false }
    } else if (line?.name === 'END' && (what === 'VEVENT' || what === 'VCALENDAR')) {
      end(what === 'VCALENDAR')
    } else if (line?.name === 'BEGIN') {
      within.push(what)
    } else if (line?.name === 'END') {
      within.splice(Math.max(0, within.lastIndexOf(what)))
    } else if (entry && within.length === 0) {
      if (line) entry.lines.push(line)
      else if (text.trim() !== '') entry.isBroken = true
    } else if (line?.name === 'X-WR-TIMEZONE') {
      zone = zoneNamed(line.value)
    } else if (line?.name === 'TZID' && within.at(-1) === 'VTIMEZONE') {
      zone ??= zoneNamed(line.value)
    } else if (line?.name === 'METHOD') {
      isTakenBack = what === 'CANCEL'
    }
  }
  end(true)
  return entries
}

/** A zone that this machine knows; `null` for others, such as Windows' own names. */
export function zoneNamed(name: string): string | null {
  const wanted = name.trim().replace(/^\/?[\w.-]*\/(?=[A-Z]\w+\/)/, '')
  try {
    return new Intl.DateTimeFormat('en', { timeZone: wanted }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

/** The first line of that name. */
export const lineOf = (entry: Entry, name: string) =>
  entry.lines.find((line) => line.name === name) ?? null
