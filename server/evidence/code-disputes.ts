import type { ReadSource } from '../../contract/checks.ts'
import type { ReadCode, ReadLine } from '../storage/page-reading.ts'
import { amountsIn, totalsIn } from './amounts.ts'
import type { ReadEvidence } from './evidence.ts'
import { codedFacts } from './coded-facts.ts'
import type { CodedFacts, CodedNumber } from './coded-values.ts'
import { disputeOf, plainest, whole, type Dispute } from './disputes.ts'
import { foldText } from './fold.ts'
import type { LabelledDate } from './invoice-dates.ts'
import { invoiceNumbersIn } from './invoice-number.ts'
import { isWellRead, Print, saidByReviewer, type Said } from './number-sources.ts'
import { formOf } from './serial-labels.ts'
import type { Span } from './span.ts'

/** A code on the invoice that states facts about it. */
export interface CodeOnInvoice extends CodedFacts {
  code: ReadCode
}

/**
 * Most codes that are compared. No invoice has more, and a stranger chooses how much a code says.
 */
const most = { codes: 12, values: 4, length: 40 } as const

export const codesOn = ({ pages }: ReadEvidence): CodeOnInvoice[] =>
  pages
    .flatMap(({ codes }) => codes)
    .flatMap((code) => {
      const facts = codedFacts(code.text)
      if (!facts) return []
      return [
        {
          code,
          dates: facts.dates.slice(0, most.values),
          totals: facts.totals.slice(0, most.values),
          numbers: facts.numbers.slice(0, most.values),
        },
      ]
    })
    .slice(0, most.codes)

/** Whether a code gives another date: then no printed date is certain. */
export const isExcludedByCode = (codes: CodeOnInvoice[], day: string): boolean =>
  codes.some(({ dates }) => dates.length > 0 && !dates.includes(day))

/**
 * Printed invoice dates that codes contradict. If the code's date is also printed with another
 * meaning (such as an order date) or as another reading, it is only a doubt.
 *
 * @param relevant the dates that may be the invoice's
 * @param source of the dates: print, or a reviewer
 */
export function dateDisputes(
  wanted: string,
  codes: CodeOnInvoice[],
  { dates, relevant }: { dates: LabelledDate[]; relevant: LabelledDate[] },
  source: ReadSource,
): Dispute[] {
  const dated = codes.filter((coded) => coded.dates.length > 0)
  const agree = (coded: CodeOnInvoice, { readings }: LabelledDate) =>
    readings.some((day) => coded.dates.includes(day))
  const printed = relevant.filter(({ isAlternative }) => !isAlternative)
  const isPrinted = (coded: CodeOnInvoice) => printed.some((one) => agree(coded, one))
  const asRegistered = printed.find(({ readings }) => readings.includes(wanted))
  const inPrint = dated.flatMap((coded) => {
    if (isPrinted(coded) && coded.dates.includes(wanted)) return []
    // Next to a date that print and code agree on, another date contradicts it only if it is
    // registered.
    const against = asRegistered ?? (isPrinted(coded) ? undefined : printed[0])
    if (!against || against.of === 'order' || agree(coded, against)) return []
    const isElsewhere = !isPrinted(coded) && dates.some((one) => agree(coded, one))
    const [said, day] = nearest(against.readings, coded.dates)
    const span: Span = { in: 'line', line: against.line, from: against.from, to: against.to }
    const isClear = isWellRead(against.line) && !isElsewhere
    return dayDispute(saidAs(source, said, [span], isClear), inCode(coded.code, day))
  })
  const apart = pairsOf(dated).filter(
    ([one, other]) =>
      !one.dates.some((day) => other.dates.includes(day)) && !(isPrinted(one) && isPrinted(other)),
  )
  const inCodes = apart.map(([one, other]) => {
    const [a, b] = nearest(one.dates, other.dates)
    return dayDispute(inCode(one.code, a), inCode(other.code, b))
  })
  return plainest([...inPrint, ...inCodes].flat())
}

/** Printed totals that codes contradict. */
export function totalDisputes(codes: CodeOnInvoice[], lines: ReadLine[]): Dispute[] {
  const summed = codes.filter(({ totals }) => totals.length > 0)
  if (summed.length === 0) return []
  const { isLabelled, sums } = totalsIn(lines)
  const [best] = sums
  const toPay = amountsIn(lines.filter(({ text }) => openWords.test(text.toUpperCase())))
  const agrees = ({ totals }: CodedFacts, { hundredths }: { hundredths: number[] }) =>
    hundredths.some((sum) => totals.includes(sum))
  const inPrint = summed.flatMap((coded) => {
    if (!best || agrees(coded, best)) return []
    // A code may ask for the remaining amount, so a person decides.
    const isElsewhere = [...sums, ...toPay].some((sum) => agrees(coded, sum))
    const span: Span = { in: 'line', line: best.line, from: best.from, to: best.to }
    const isClear = isLabelled && isWellRead(best.line) && !isElsewhere
    const said = saidAs('invoice_text', sumText(best.hundredths[0] ?? 0), [span], isClear)
    return sumDispute(said, inCode(coded.code, sumText(coded.totals[0] ?? 0)))
  })
  const inCodes = pairsOf(summed)
    .filter(([one, other]) => !one.totals.some((sum) => other.totals.includes(sum)))
    .map(([one, other]) => {
      // A transfer slip may ask for part of the receipt's total.
      const arePrinted = [one, other].every((coded) => sums.some((sum) => agrees(coded, sum)))
      const [a, b] = [one, other].map(({ code, totals: [sum = 0] }) => ({
        ...inCode(code, sumText(sum)),
        isClear: !arePrinted,
      }))
      return a && b ? sumDispute(a, b) : []
    })
  return plainest([...inPrint, ...inCodes].flat())
}

/** Words for the remaining amount, besides those for the total. */
const openWords = /DUE|BALANCE|OFFEN|REST|SOLDE|PAYABLE|ZAHL|SISA|OUTSTANDING/

/**
 * Printed invoice numbers that codes contradict by a character. An entirely different number in the
 * same format may be the till's, so a person decides, unless only invoice numbers have that format.
 */
export function numberDisputes(codes: CodeOnInvoice[], invoice: ReadEvidence): Dispute[] {
  const numbers = codes.flatMap(({ code, numbers: all }) =>
    all
      .filter(({ text }) => text.length <= most.length && /\d{2}/.test(text))
      .filter(({ text }) => foldText(text).length >= 4)
      .map(({ text, is }) => ({ is, said: inCode(code, text) })),
  )
  if (numbers.length === 0) return []
  const lines = invoice.pages.flatMap((page) => page.lines)
  const corrected = invoice.corrected['invoiceNumber']
  const print = new Print(corrected ? [] : lines, 'invoice_text')
  const called = corrected ? [saidByReviewer(corrected)] : calledIn(lines)
  const inPrint = numbers.flatMap(({ is, said }) => {
    const isPrinted = print.has(said.folded)
    if (isPrinted && (is === 'mentioned' || called[0]?.folded === said.folded)) return []
    const near = isState(said) ? print.near(said.folded) : []
    const found = [...called, ...near].flatMap((one) => disputeOf(one, said))
    const all = found.length > 0 || isPrinted ? found : otherAltogether(is, said, called)
    return all.map((one) => ({ ...one, isClear: one.isClear && !isPrinted }))
  })
  const own = numbers.filter(({ is }) => is === 'invoice')
  const inCodes = pairsOf(own).flatMap(([one, other]) => disputeOf(one.said, other.said))
  return plainest([...inPrint, ...inCodes])
}

const calledIn = (lines: ReadLine[]): Said[] =>
  invoiceNumbersIn(lines)
    .slice(0, 4)
    .map(({ text, line, from, to }) =>
      saidAs('invoice_text', text, [{ in: 'line', line, from, to }], isWellRead(line)),
    )

/**
 * Numbers that a state assigns to invoices: two letters and eight digits. Nothing else has this
 * format.
 */
const isState = ({ folded }: Said) => /^[A-Z]{2}\d{8}$/.test(folded)

function otherAltogether(is: CodedNumber['is'], said: Said, called: Said[]): Dispute[] {
  const sameForm = called.find(({ folded }) => formOf(folded) === formOf(said.folded))
  if (is !== 'invoice' || !sameForm) return []
  const dispute = whole(said, sameForm)
  return [{ ...dispute, isClear: dispute.isClear && isState(said) }]
}

const saidAs = (source: ReadSource, text: string, spans: Span[], isClear: boolean): Said => ({
  source,
  text,
  folded: foldText(text),
  spans,
  isLabelled: true,
  isClear,
})

const inCode = (code: ReadCode, text: string) =>
  saidAs('invoice_code', text, [{ in: 'code', code }], true)

const sumText = (hundredths: number) => (hundredths / 100).toFixed(2)

/** Both as ISO dates, so of equal length. */
const dayDispute = (one: Said, other: Said) => byPlace(one, other, 0)

/** Aligns sums at their decimals. */
const sumDispute = (one: Said, other: Said) =>
  byPlace(one, other, one.folded.length - other.folded.length)

/** @param shift characters by which the first one begins before the other */
function byPlace(one: Said, other: Said, shift: number): Dispute[] {
  const differing = (a: string, b: string, by: number) =>
    [...a].flatMap((letter, at) => (letter === b.charAt(at - by) ? [] : [at]))
  return [
    {
      sides: [
        { ...one, differing: differing(one.folded, other.folded, shift) },
        { ...other, differing: differing(other.folded, one.folded, -shift) },
      ],
      isClear: one.isClear && other.isClear,
    },
  ]
}

/** The pair from two sets of dates that differs in the fewest characters. */
function nearest(some: string[], others: string[]): [string, string] {
  const apart = ([a, b]: [string, string]) =>
    [...a].filter((letter, at) => letter !== b.charAt(at)).length
  const all = some.flatMap((a) => others.map((b): [string, string] => [a, b]))
  return all.toSorted((a, b) => apart(a) - apart(b))[0] ?? ['', '']
}

const pairsOf = <T>(all: T[]): [T, T][] =>
  all.flatMap((one, at) => all.slice(at + 1).map((other): [T, T] => [one, other]))
