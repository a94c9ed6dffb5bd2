import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat.js'
import { dateOrderOf, type DateOrder } from '../dates.ts'

dayjs.extend(customParseFormat)

const asWord = { day: ['D', 'DD'], month: ['MMM', 'MMMM'], year: ['YYYY'] }
const asNumber = { day: ['D', 'DD'], month: ['M', 'MM'], year: ['YYYY'] }
/** As a computer writes it. */
const asPadded = { day: ['DD'], month: ['MM'], year: ['YYYY'] }
const inShort = { year: ['YY'] }

/** Every way to write the parts one after the other. */
const formatsOf = (order: DateOrder, ways: Record<'day' | 'month' | 'year', string[]>): string[] =>
  order.reduce<string[]>(
    (begun, part) =>
      begun.flatMap((start) => ways[part].map((way) => `${start}-${way}`.replace(/^-/, ''))),
    [''],
  )

/**
 * A date as people type it: `2026-02-26`, `26 Feb 2026`, `Feb 26, 2026`, `26/2/2026`.
 *
 * @param order how numbers are meant, where only their order tells: 3/4/2026
 * @param isWhole whether the typing is over: then `26 Feb` and `26/2/26` count too; before, they
 *   may be the beginning of something else
 * @param year of a date without one
 * @returns the date as `YYYY-MM-DD`, or undefined if the text is none or there is no such day
 */
export function readDate(
  text: string,
  { order, isWhole, year }: { order: DateOrder; isWhole: boolean; year: number },
): string | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .split(/[\s./,-]+/)
    // As dayjs writes them; it compares letter by letter.
    .map((part) => (part === 'sept' ? 'sep' : part))
    .map((part) => part.replace(/^[a-z]/, (first) => first.toUpperCase()))
    .join('-')
  const yearFirst: DateOrder = ['year', 'month', 'day']
  const isYearFirst = order[0] === 'year'
  const words: DateOrder[] = [
    ['day', 'month', 'year'],
    ['month', 'day', 'year'],
  ]
  const whole = [
    ...(isYearFirst ? [] : formatsOf(order, asNumber)),
    // 2026-03-1 may become the 15th.
    ...formatsOf(yearFirst, isWhole ? asNumber : asPadded),
    ...words.flatMap((side) => formatsOf(side, asWord)),
  ]
  const found = parsed(plain, whole)
  if (found ?? !isWhole) return found
  const short = [
    ...formatsOf(order, { ...asNumber, ...inShort }),
    ...words.flatMap((side) => formatsOf(side, { ...asWord, ...inShort })),
  ]
  const withoutYear = (side: DateOrder) => side.filter((part) => part !== 'year')
  const yearless = [
    ...formatsOf(withoutYear(order), asNumber),
    ...words.flatMap((side) => formatsOf(withoutYear(side), asWord)),
  ]
  return (
    parsed(plain, short) ??
    parsed(
      `${plain}-${year}`,
      yearless.map((format) => `${format}-YYYY`),
    )
  )
}

function parsed(text: string, formats: string[]): string | undefined {
  // Strict, because else 31 Feb would be 3 Mar.
  const date = dayjs(text, formats, true)
  return date.isValid() ? date.format('YYYY-MM-DD') : undefined
}

/** A pasted text as a date, `YYYY-MM-DD`; as it is if it is none. */
export const dateIn = (text: string): string =>
  readDate(text, { order: dateOrderOf(), isWhole: true, year: new Date().getFullYear() }) ?? text
