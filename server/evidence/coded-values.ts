/** What a code on an invoice says of it; of several values any will do. */
export interface CodedFacts {
  /** `YYYY-MM-DD`: an instant is another day in another zone. */
  dates: string[]
  /** What is to be paid, in hundredths. */
  totals: number[]
  numbers: CodedNumber[]
}

export interface CodedNumber {
  text: string
  /** `invoice`: what the invoice calls itself · `mentioned`: among other things that are said. */
  is: 'invoice' | 'mentioned'
}

/**
 * A sum as machines write it, in hundredths; with a currency before or after it, or without.
 *
 * @returns `null` for what may be two sums: 1.234 is a thousand or one and a bit
 */
export function codedSum(text: string): number | null {
  const [, digits = ''] = /^(?:[A-Z]{3} ?)?(-?[\d.,]{1,20})(?: ?[A-Z]{3})?$/.exec(text.trim()) ?? []
  const grouped = /^-?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?!\1)[.,]\d{1,2}$/.test(digits)
  const plain = grouped ? digits.replace(/[.,](?=\d{3})/g, '') : digits
  const [, sign, whole, part = ''] = /^(-?)(\d{1,12})(?:[.,](\d{1,8}))?$/.exec(plain) ?? []
  if (whole === undefined) return null
  // Machines write 59.9 and 59.900000; three decimals are a thousand as likely.
  const isDecimal = part.length <= 2 || (part.length > 3 && /^0*$/.test(part.slice(2)))
  if (!isDecimal) return null
  const sum = Number(whole) * 100 + Number(part.slice(0, 2).padEnd(2, '0'))
  return sign === '-' ? -sum : sum
}

/** A day as machines write it: 2026-08-15, 20260815, 2026/8/15, with or without a time after it. */
export function codedDay(text: string): string[] {
  const match =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text) ??
    /^(\d{4})(\d\d)(\d\d)(?=\D|$|\d{4}$|\d{6}$)/.exec(text)
  const [, year = '', month = '', day = ''] = match ?? []
  return isoDay(year, month, day)
}

/** A day as people write it, where nothing tells the day from the month: both. */
export function writtenDays(text: string): string[] {
  const [, a = '', b = '', year = ''] =
    /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/.exec(text) ?? []
  const days = [...codedDay(text), ...isoDay(year, b, a), ...isoDay(year, a, b)]
  return [...new Set(days)]
}

function isoDay(year: string, month: string, day: string): string[] {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso)
  return isReal && Number(year) >= 1990 && Number(year) <= 2069 ? [iso] : []
}

/**
 * The days on which an instant is: tills write their own time as UTC, so it is either the day that
 * is written, or the day there.
 *
 * @param zone of the country whose format it is
 */
export function instantDays(text: string, zone: string): string[] {
  const written = codedDay(text)
  const time = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Number.NaN
  if (written.length === 0 || Number.isNaN(time)) return written
  // Swedish days are written as ISO writes them.
  const there = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(time)
  return [...new Set([...written, there])]
}
