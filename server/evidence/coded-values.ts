/** What a code on an invoice says about it; of several values any one may match. */
export interface CodedFacts {
  /** `YYYY-MM-DD`: an instant is a different date in different zones. */
  dates: string[]
  /** The amount to be paid, in hundredths. */
  totals: number[]
  numbers: CodedNumber[]
}

export interface CodedNumber {
  text: string
  /** `invoice`: the invoice's own number · `mentioned`: a number among other content. */
  is: 'invoice' | 'mentioned'
}

/**
 * An amount as machines write it, in hundredths, with or without a currency.
 *
 * @returns `null` if it is ambiguous: 1.234 may be a thousand or one and a bit
 */
export function codedSum(text: string): number | null {
  const [, digits = ''] = /^(?:[A-Z]{3} ?)?(-?[\d.,]{1,20})(?: ?[A-Z]{3})?$/.exec(text.trim()) ?? []
  const grouped = /^-?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?!\1)[.,]\d{1,2}$/.test(digits)
  const plain = grouped ? digits.replace(/[.,](?=\d{3})/g, '') : digits
  const [, sign, whole, part = ''] = /^(-?)(\d{1,12})(?:[.,](\d{1,8}))?$/.exec(plain) ?? []
  if (whole === undefined) return null
  // Machines write 59.9 and 59.900000; three decimals may as well be thousands.
  const isDecimal = part.length <= 2 || (part.length > 3 && /^0*$/.test(part.slice(2)))
  if (!isDecimal) return null
  const sum = Number(whole) * 100 + Number(part.slice(0, 2).padEnd(2, '0'))
  return sign === '-' ? -sum : sum
}

/** A date as machines write it: 2026-08-15, 20260815, 2026/8/15, with or without a time. */
export function codedDay(text: string): string[] {
  const match =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text) ??
    /^(\d{4})(\d\d)(\d\d)(?=\D|$|\d{4}$|\d{6}$)/.exec(text)
  const [, year = '', month = '', day = ''] = match ?? []
  return isoDay(year, month, day)
}

/** A date as people write it; both readings if day and month cannot be told apart. */
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
 * The dates of an instant: tills write local time as UTC, so either the written date or the local
 * one.
 *
 * @param zone of the country that uses the format
 */
export function instantDays(text: string, zone: string): string[] {
  const written = codedDay(text)
  const time = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Number.NaN
  if (written.length === 0 || Number.isNaN(time)) return written
  // The Swedish locale formats dates as ISO does.
  const there = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(time)
  return [...new Set([...written, there])]
}
