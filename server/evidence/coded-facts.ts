import { genericFacts } from './coded-pairs.ts'
import {
  codedDay,
  codedSum,
  instantDays,
  type CodedFacts,
  type CodedNumber,
} from './coded-values.ts'

const nothing: CodedFacts = { dates: [], totals: [], numbers: [] }

/**
 * The facts in a code's text, in the formats published by states and banks or with unambiguous
 * names. `null` for anything else: an ambiguous value counts as none.
 */
export function codedFacts(text: string): CodedFacts | null {
  const trimmed = text.trim()
  for (const read of [
    sepaTransfer,
    swissBill,
    czechPayment,
    taiwanInvoice,
    taiwanStrip,
    germanReceipt,
    austrianReceipt,
    portugueseInvoice,
    slovenianReceipt,
    saudiInvoice,
    genericFacts,
  ]) {
    const found = read(trimmed)
    if (found) return hasSome(found) ? found : null
  }
  return null
}

const hasSome = ({ dates, totals, numbers }: CodedFacts) =>
  dates.length + totals.length + numbers.length > 0

const linesOf = (text: string) => text.split(/\r\n|\n|\r/)

const sumIn = (text: string | undefined): number[] => {
  const sum = text === undefined ? null : codedSum(text)
  return sum === null || sum <= 0 ? [] : [sum]
}

const asNumber = (text: string | undefined): CodedNumber[] =>
  text !== undefined && text !== '' ? [{ text, is: 'invoice' }] : []

/** EPC069-12 ("Girocode"): amount in the eighth line, purpose in the last ones. */
function sepaTransfer(text: string): CodedFacts | null {
  const lines = linesOf(text)
  if (lines[0] !== 'BCD' || !/^00[12]$/.test(lines[1] ?? '')) return null
  const mentioned = (lines[10] ?? '').split(/[\s,;:]+/).filter((word) => /\d{2}/.test(word))
  return {
    ...nothing,
    totals: sumIn(/^EUR(.+)$/.exec(lines[7] ?? '')?.[1]),
    numbers: mentioned.slice(0, 4).map((word) => ({ text: word, is: 'mentioned' })),
  }
}

/** Swiss QR-bill, with number and date as Swico S1 gives them. */
function swissBill(text: string): CodedFacts | null {
  const lines = linesOf(text)
  if (lines[0] !== 'SPC' || !/^02\d\d$/.test(lines[1] ?? '')) return null
  const billing = lines.find((line) => line.startsWith('//S1/')) ?? ''
  const parts = billing.replaceAll('\\/', '\0').split('/').slice(3)
  const tagged = (tag: string) =>
    parts
      .find((_, at) => at % 2 === 1 && parts[at - 1] === tag)
      ?.replaceAll('\0', '/')
      .replaceAll('\\\\', '\\')
  const date = tagged('11') ?? ''
  return {
    totals: sumIn(lines[18]),
    dates: /^\d{6}$/.test(date) ? codedDay(`20${date}`) : [],
    numbers: asNumber(tagged('10')),
  }
}

/** Short Payment Descriptor of Czech banks. */
function czechPayment(text: string): CodedFacts | null {
  if (!/^SPD\*\d\.\d\*/.test(text)) return null
  return { ...nothing, totals: sumIn(/\*AM:([\d.]+)/.exec(text)?.[1]) }
}

/**
 * The left code of a Taiwanese e-invoice: number, date in the Republic's calendar, amounts in
 * hexadecimal.
 */
function taiwanInvoice(text: string): CodedFacts | null {
  const match = /^([A-Z]{2}\d{8})(\d{3})(\d{4})\d{4}[0-9A-F]{8}([0-9A-F]{8})\d{16}/i.exec(text)
  if (!match || text.length < 77) return null
  const [, number, year = '', day = '', total = ''] = match
  return {
    dates: codedDay(`${Number(year) + 1911}${day}`),
    totals: sumIn(String(Number.parseInt(total, 16))),
    numbers: asNumber(number?.toUpperCase()),
  }
}

/**
 * The strip above it: year, second month of its two-month period, number, and four random digits.
 */
function taiwanStrip(text: string): CodedFacts | null {
  const number = /^1\d\d(?:0[2468]|1[02])([A-Z]{2}\d{8})\d{4}$/.exec(text)?.[1]
  return number ? { ...nothing, numbers: asNumber(number) } : null
}

/** DSFinV-K: payments by tax rate, and start and end according to the till's security module. */
function germanReceipt(text: string): CodedFacts | null {
  const parts = text.split(';')
  if (parts[0] !== 'V0' || parts.length < 8) return null
  const [kind = '', byRate = ''] = (parts[3] ?? '').split('^')
  return {
    dates: [parts[6], parts[7]].flatMap((at) => instantDays(at ?? '', 'Europe/Berlin')),
    totals: kind === 'Beleg' ? sumOf(byRate.split('_')) : [],
    numbers: [],
  }
}

/** RKSV: till, receipt, local time and payments by tax rate, with decimal commas. */
function austrianReceipt(text: string): CodedFacts | null {
  const match =
    /^_R1-[A-Z]{2}\d{1,2}_[^_]*_([^_]+)_(\d{4}-\d\d-\d\d)T[\d:]+((?:_-?\d+,\d\d){5})_/.exec(text)
  if (!match) return null
  const [, number, day = '', sums = ''] = match
  return {
    dates: codedDay(day),
    totals: sumOf(sums.slice(1).split('_')),
    numbers: asNumber(number),
  }
}

/** The sum of the parts, if each of them is an amount. */
function sumOf(parts: string[]): number[] {
  const sums = parts.map((part) => codedSum(part))
  const total = sums.reduce<number>((all, one) => all + (one ?? Number.NaN), 0)
  return Number.isNaN(total) || total <= 0 ? [] : [total]
}

/** Portaria 195/2020: lettered fields, with F the date, G the number and O the total. */
function portugueseInvoice(text: string): CodedFacts | null {
  if (!/^A:\w+\*B:/.test(text)) return null
  const fields = new Map(
    text.split('*').map((part) => [part.split(':', 1)[0], part.slice(part.indexOf(':') + 1)]),
  )
  return {
    dates: codedDay(fields.get('F') ?? ''),
    totals: sumIn(fields.get('O')),
    numbers: asNumber(fields.get('G')),
  }
}

/** Sixty digits: the receipt's code, the shop's tax number, local time and a check digit. */
function slovenianReceipt(text: string): CodedFacts | null {
  const [, day = '', check] = /^\d{47}(\d{6})\d{6}(\d)$/.exec(text) ?? []
  const sum = Array.from(text.slice(0, 59), Number).reduce((all, digit) => all + digit, 0)
  if (check === undefined || sum % 10 !== Number(check)) return null
  return { ...nothing, dates: codedDay(`20${day}`) }
}

/** ZATCA: tags 1 to 5 with their lengths, in base64; 3 is the time, 4 the total. */
function saudiInvoice(text: string): CodedFacts | null {
  if (!/^AQ[A-Za-z0-9+/]{14,}={0,2}$/.test(text) || text.length % 4 !== 0) return null
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  const fields: string[] = []
  for (let at = 0; at < bytes.length && fields.length < 5;) {
    const [tag, length = 0] = [bytes[at], bytes[at + 1]]
    const end = at + 2 + length
    if (tag !== fields.length + 1 || end > bytes.length) return null
    fields.push(new TextDecoder().decode(bytes.subarray(at + 2, end)))
    at = end
  }
  return {
    dates: instantDays(fields[2] ?? '', 'Asia/Riyadh'),
    totals: sumIn(fields[3]),
    numbers: [],
  }
}
