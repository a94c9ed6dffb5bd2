import type { ReadLine } from '../storage/page-reading.ts'
import { align } from './align.ts'
import { monthNames } from './month-names.ts'

/** A date found on an invoice. */
export interface FoundDate {
  /** Possible dates, `YYYY-MM-DD`, likelier first: 03/04 is ambiguous. */
  readings: string[]
  line: ReadLine
  from: number
  to: number
  /** From an alternative reading of a line whose first reading says something else. */
  isAlternative?: boolean
}

/** Years an invoice can have; any other number was misread, or is not a year. */
const years = { first: 1990, last: 2069 }

const name = `[A-Z]{3,10}`
const gap = `[\\s.,/'’-]{0,3}`
const parts = `\\s?[./\\-:·]\\s?`

/** As printed, and as read: the space between date and time is often lost ("31.01.201914:59"). */
const patterns = {
  numbers: new RegExp(`(?<![\\d.,])(\\d{1,2})${parts}(\\d{1,2})${parts}(\\d{4}|\\d{2})`, 'g'),
  spaced: /(?<![\d.,])(\d{1,2}) (\d{1,2}) ((?:19|20)\d{2})(?!\d)/g,
  yearFirst: /(?<!\d)((?:19|20)\d{2})\s?[./\-年]\s?(\d{1,2})\s?[./\-月]\s?(\d{1,2})(?!\d{3})/g,
  compact: /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)/g,
  republic: /(?<!\d)(1\d{2})\s?[./\-年]\s?(\d{1,2})\s?[./\-月]\s?(\d{1,2})(?!\d)/g,
  dayName: new RegExp(
    `(?<!\\d)(\\d{1,2})(?:ST|ND|RD|TH|ER)?${gap}(?:DE )?(${name})${gap}(\\d{4}|\\d{2})(?![\\d]{3})`,
    'g',
  ),
  nameDay: new RegExp(
    `(?<![A-Z])(${name})${gap}(\\d{1,2})(?:ST|ND|RD|TH)?${gap}((?:19|20)\\d{2})`,
    'g',
  ),
}

/** Every date on the lines of an invoice. `isMonthFirst`: whether 03/04 is the fourth of March. */
export function datesIn(lines: ReadLine[], isMonthFirst = false): FoundDate[] {
  return lines.flatMap((line) => [
    ...datesOf(line, isMonthFirst),
    ...(line.alternatives ?? []).flatMap((text) =>
      // Its characters are at other positions there, so the whole line is shown.
      datesOf({ ...line, text }, isMonthFirst).map(({ readings }) => ({
        readings,
        line,
        from: 0,
        to: line.text.length,
        isAlternative: true,
      })),
    ),
  ])
}

function datesOf(line: ReadLine, isMonthFirst: boolean): FoundDate[] {
  // Character by character, so that a match can be located on the page.
  const text = [...line.text].map(plainLetter).join('')
  const found: FoundDate[] = []
  const add = (pattern: RegExp, read: (groups: string[], rest: string) => string[]) => {
    for (const match of text.matchAll(pattern)) {
      const from = match.index
      const to = from + match[0].length
      const readings = [...new Set(read(match.slice(1), text.slice(to)))]
      const isKnown = found.some((one) => one.from < to && from < one.to)
      if (readings.length > 0 && !isKnown) found.push({ readings, line, from, to })
    }
  }
  add(patterns.yearFirst, ([y = '', m = '', d = '']) => dates([[y, m, d]]))
  add(patterns.numbers, ([a = '', b = '', y = ''], rest) =>
    dates(yearsOf(y, rest).flatMap((year) => bothWays(a, b, year, isMonthFirst))),
  )
  add(patterns.dayName, ([d = '', month = '', y = ''], rest) => named(month, d, y, rest))
  add(patterns.nameDay, ([month = '', d = '', y = ''], rest) => named(month, d, y, rest))
  add(patterns.spaced, ([a = '', b = '', y = '']) => dates(bothWays(a, b, y, isMonthFirst)))
  add(patterns.republic, ([y = '', m = '', d = '']) => dates([[String(Number(y) + 1911), m, d]]))
  add(patterns.compact, ([y = '', m = '', d = '']) => dates([[y, m, d]]))
  return found
}

/** One letter for one; letters that would change the length stay as they are. */
function plainLetter(letter: string): string {
  const plain = letter.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase()
  return plain.length === letter.length ? plain : letter
}

type Ymd = [year: string, month: string, day: string]

function bothWays(a: string, b: string, year: string, isMonthFirst: boolean): Ymd[] {
  const dayFirst: Ymd = [year, b, a]
  const monthFirst: Ymd = [year, a, b]
  return isMonthFirst ? [monthFirst, dayFirst] : [dayFirst, monthFirst]
}

/**
 * "18" is 2018. "2014:52" may be the year 2014, or 2020 at 14:52. "1814" is not a year, but 2018 at
 * 14 o'clock.
 */
function yearsOf(digits: string, rest: string): string[] {
  const short = `20${digits.slice(0, 2)}`
  if (digits.length === 2) return [short]
  const isYear = Number(digits) >= years.first && Number(digits) <= years.last
  if (!isYear) return [short]
  return /^:\d\d/.test(rest) ? [digits, short] : [digits]
}

function named(month: string, day: string, year: string, rest: string): string[] {
  const number = monthOf(month)
  return number === null ? [] : dates(yearsOf(year, rest).map((y): Ymd => [y, String(number), day]))
}

/** A month by its name or an abbreviation, in the languages of the guides. */
function monthOf(name: string): number | null {
  const month = monthNames.findIndex((names) =>
    names.some((one) => one === name || (name.length >= 3 && one.startsWith(name))),
  )
  return month < 0 ? misreadMonth(name) : month + 1
}

/** An abbreviated month with one look-alike letter misread: JUM is JUN. */
function misreadMonth(name: string): number | null {
  if (name.length !== 3) return null
  const near = monthNames.flatMap((names, at) =>
    names.some((one) => align(name, one.slice(0, 3)).cost <= 0.5) ? [at + 1] : [],
  )
  return near.length === 1 ? (near[0] ?? null) : null
}

function dates(all: Ymd[]): string[] {
  return all.flatMap(([y, m, d]) => {
    const iso = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
    const time = Date.parse(`${iso}T00:00:00Z`)
    const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso)
    const isLikely = Number(y) >= years.first && Number(y) <= years.last
    return isReal && isLikely ? [iso] : []
  })
}
