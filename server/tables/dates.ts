import type { DateOrder } from '../../contract/tables.ts'

/** First letters of month names in English, Indonesian, French and German, without accents. */
const months = [
  ['jan'],
  ['feb', 'fev', 'peb'],
  ['mar', 'mrz'],
  ['apr', 'avr'],
  ['may', 'mei', 'mai'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'agu', 'aou', 'agt', 'ags'],
  ['sep'],
  ['oct', 'okt'],
  ['nov', 'nop'],
  ['dec', 'des', 'dez'],
]

/** A time after the date, which lists do not need. */
const time = String.raw`(?:[T ,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.?m\.?)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?`
const yearFirst = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${time}$`, 'i')
const yearLast = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${time}$`, 'i')
const named = new RegExp(`^(\\d{1,2})[. -]*(\\p{L}{3,})[. ,-]+(\\d{4}|\\d{2})${time}$`, 'iu')
const namedFirst = new RegExp(`^(\\p{L}{3,})\\.? +(\\d{1,2}),? +(\\d{4})${time}$`, 'iu')
/** Taiwan: by the western calendar, or by the Republic's (year 115 is 2026). */
const han = /^(?:民國)?(\d{2,4})年(\d{1,2})月(\d{1,2})日$/
const republic = /^(1\d{2})[-/.](\d{1,2})[-/.](\d{1,2})$/
const compact = /^(\d{4})(\d{2})(\d{2})$/

/** UTF-16 code units of the longest date. */
const longest = 60

/** Years between the Republic's calendar and the western one. */
const republicYears = 1911

export interface ReadDay {
  /** `YYYY-MM-DD`; `null` if it is not a date, or not clearly one. */
  day: string | null
  /** Day and month are both possible months, so a person has to say which is which. */
  asksOrder: boolean
}

/** The date in a cell, as spreadsheets and people write it. */
export function dayIn(cell: string, order: DateOrder | null): ReadDay {
  const text = cell.length > longest ? '' : cell.normalize('NFKC').trim()
  const last = yearLast.exec(text)
  if (!last) return { day: certainDay(text), asksOrder: false }
  const [, one, sign, two, year] = last
  // Dots mean that the day comes first: Germany, Indonesia.
  const written = sign === '.' ? 'day_first' : order
  const [dayFirst, monthFirst] = [day(year, two, one), day(year, one, two)]
  if (written === null) return { day: null, asksOrder: (dayFirst ?? monthFirst) !== null }
  return { day: written === 'day_first' ? dayFirst : monthFirst, asksOrder: false }
}

function certainDay(text: string): string | null {
  const first = yearFirst.exec(text) ?? compact.exec(text)
  if (first) return day(first[1], first[2], first[3])
  const inHan = han.exec(text) ?? republic.exec(text)
  if (inHan) {
    const year = Number(inHan[1])
    return day(year < 1000 ? year + republicYears : year, inHan[2], inHan[3])
  }
  const words = named.exec(text)
  if (words) return day(words[3], monthNamed(words[2]), words[1])
  const american = namedFirst.exec(text)
  return american ? day(american[3], monthNamed(american[1]), american[2]) : null
}

/** What the file itself shows about the order: a number above 12 is a day. */
export function likelyOrder(cells: string[]): DateOrder | null {
  const pairs = cells.flatMap((cell) => {
    const [, one, sign, two] = yearLast.exec(cell.trim()) ?? []
    return sign === undefined || sign === '.' ? [] : [[Number(one), Number(two)] as const]
  })
  const dayFirst = pairs.some(([one]) => one > 12)
  const monthFirst = pairs.some(([, two]) => two > 12)
  if (dayFirst === monthFirst) return null
  return dayFirst ? 'day_first' : 'month_first'
}

function monthNamed(name = ''): number {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return months.findIndex((starts) => starts.some((start) => plain.startsWith(start))) + 1
}

function day(
  year: string | number | undefined,
  month: string | number | undefined,
  date: string | undefined,
): string | null {
  const full = Number(year) < 100 ? 2000 + Number(year) : Number(year)
  const two = (part: string | number | undefined) => String(Number(part)).padStart(2, '0')
  const text = `${String(full).padStart(4, '0')}-${two(month)}-${two(date)}`
  const isReal = new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) ?? false
  return isReal ? text : null
}
