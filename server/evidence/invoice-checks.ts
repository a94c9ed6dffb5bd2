import type { Check } from '../../contract/checks.ts'
import type { Purchase, Registration } from '../../contract/facts.ts'
import {
  blank,
  correctedLine,
  date,
  foundInstead,
  placesOfLine,
  placesOfMatch,
  text,
} from './check-parts.ts'
import type { ReadEvidence } from './evidence.ts'
import { invoiceDates, type LabelledDate } from './invoice-dates.ts'
import { invoiceNumbersIn } from './invoice-number.ts'
import { findModel } from './models.ts'
import { totalsIn } from './amounts.ts'
import {
  codesOn,
  dateDisputes,
  isExcludedByCode,
  numberDisputes,
  totalDisputes,
  type CodeOnInvoice,
} from './code-disputes.ts'
import { disputedCheck } from './disputed-check.ts'
import { disputesBetween } from './disputes.ts'
import { matchAlone } from './serial-match.ts'
import { findStore, isSurelyThat } from './shops.ts'

export interface InvoiceExpectations {
  registration: Registration
  purchase: Purchase
  /** Other names of the registered store, as the promotion knows its partners. */
  aliases: string[]
  /** First and last day of the purchase period of this product. */
  window: { from: string; to: string }
}

/**
 * The checks of the invoice.
 *
 * @param photo its S/N must agree with one on the invoice
 */
export function invoiceChecks(
  invoice: ReadEvidence,
  wanted: InvoiceExpectations,
  photo?: ReadEvidence,
): Check[] {
  const dates = datesOf(invoice)
  const codes = codesOn(invoice)
  return [
    store(invoice, wanted),
    purchaseDate(invoice, wanted.purchase.date, dates, codes),
    ...inWindow(invoice, wanted, dates, codes),
    number(invoice, codes),
    ...total(invoice, codes),
    model(invoice, wanted.registration.model),
    ...serial(invoice, wanted.registration.serialNumber, photo),
  ]
}

/** An invoice whose code and print disagree was altered, or is not an invoice. */
const notOneInvoice = ['invoice_not_a_proof']

/** The reading, or a reviewer's correction. */
function linesFor({ pages, corrected }: ReadEvidence, fact: string) {
  const value = corrected[fact]
  return value ? [correctedLine(value)] : pages.flatMap(({ lines }) => lines)
}

function datesOf(invoice: ReadEvidence): LabelledDate[] {
  return invoiceDates(linesFor(invoice, 'date'))
}

function store(invoice: ReadEvidence, { purchase, aliases }: InvoiceExpectations): Check {
  const logos = invoice.corrected['store'] ? [] : invoice.pages.flatMap((page) => page.logos ?? [])
  const found = findStore(linesFor(invoice, 'store'), [purchase.store, ...aliases], logos)
  return {
    ...blank('invoice_store', 'store', ['invoice_no_store']),
    outcome: found && isSurelyThat(found) ? 'holds' : 'unsure',
    expected: [text(purchase.store)],
    found: found ? [text(found.line.text.slice(found.from, found.to))] : [],
    places: found ? placesOfLine(invoice, found.line, found.from, found.to) : [],
  }
}

/** An order date counts only if there is no other date. */
function purchaseDate(
  invoice: ReadEvidence,
  wanted: string,
  dates: LabelledDate[],
  codes: CodeOnInvoice[],
): Check {
  const relevant = relevantOf(dates)
  const check = {
    ...blank('invoice_date', 'purchaseDate', ['invoice_no_date', 'invoice_date_differs']),
    expected: [date(wanted)],
  }
  const source = invoice.corrected['date'] ? 'reviewer' : 'invoice_text'
  const disputes = dateDisputes(wanted, codes, { dates, relevant }, source)
  const disputed = disputedCheck({ ...check, suggests: notOneInvoice }, disputes, [invoice])
  if (disputed) return disputed
  const same = dates.find(({ readings, isAlternative }) => readings[0] === wanted && !isAlternative)
  const maybe = dates.find(({ readings }) => readings.includes(wanted))
  const best = same ?? maybe
  const shown = best ? [best] : relevant.slice(0, 3)
  const isSure = same && !isExcludedByCode(codes, wanted)
  return {
    ...check,
    outcome: isSure ? 'holds' : maybe || relevant.length === 0 ? 'unsure' : 'fails',
    suggests:
      relevant.length === 0
        ? ['invoice_no_date', 'invoice_date_differs']
        : ['invoice_date_differs', 'invoice_no_date'],
    found: [...new Set(shown.flatMap(({ readings }) => readings))].map(date),
    places: shown.flatMap(({ line, from, to }) => placesOfLine(invoice, line, from, to)),
  }
}

function relevantOf(dates: LabelledDate[]): LabelledDate[] {
  const labelled = dates.filter(({ of }) => of === 'invoice')
  return labelled.length > 0 ? labelled : dates.filter(({ of }) => of !== 'other')
}

/** Only if a date could be read: registered dates are checked elsewhere. */
function inWindow(
  invoice: ReadEvidence,
  { window: { from, to } }: InvoiceExpectations,
  dates: LabelledDate[],
  codes: CodeOnInvoice[],
): Check[] {
  const relevant = relevantOf(dates)
  const isWithin = (day: string) => from <= day && day <= to
  const [first] = relevant
  if (!first) return []
  const within = relevant.filter(({ readings }) => readings.some(isWithin))
  const shown = within[0] ?? first
  const isSure =
    within.some(({ readings: [day] }) => day !== undefined && isWithin(day)) &&
    codes.every((coded) => coded.dates.length === 0 || coded.dates.some(isWithin))
  return [
    {
      ...blank('invoice_window', 'purchaseDate', ['final_outside_period']),
      outcome: isSure ? 'holds' : within.length > 0 ? 'unsure' : 'fails',
      expected: [date(from), date(to)],
      found: shown.readings.map(date),
      places: placesOfLine(invoice, shown.line, shown.from, shown.to),
    },
  ]
}

function number(invoice: ReadEvidence, codes: CodeOnInvoice[]): Check {
  const check = blank('invoice_number', 'invoiceNumber', ['invoice_no_number'])
  const disputes = numberDisputes(codes, invoice)
  const disputed = disputedCheck({ ...check, suggests: notOneInvoice }, disputes, [invoice])
  if (disputed) return disputed
  const corrected = invoice.corrected['invoiceNumber']
  const [found] = corrected ? [] : invoiceNumbersIn(linesFor(invoice, 'invoiceNumber'))
  return {
    ...check,
    outcome: corrected || found ? 'holds' : 'unsure',
    found: corrected ? [text(corrected)] : found ? [text(found.text)] : [],
    places: found ? placesOfLine(invoice, found.line, found.from, found.to) : [],
  }
}

/** Only if a code states the total, because nobody registers it. */
function total(invoice: ReadEvidence, codes: CodeOnInvoice[]): Check[] {
  const [said] = codes.flatMap(({ totals }) => totals)
  if (said === undefined) return []
  const lines = linesFor(invoice, 'total')
  const [found] = totalsIn(lines).sums
  const check = {
    ...blank('invoice_total', 'total', notOneInvoice),
    expected: [text((said / 100).toFixed(2))],
  }
  const disputed = disputedCheck(check, totalDisputes(codes, lines), [invoice])
  if (disputed) return [disputed]
  if (!found) return []
  return [
    {
      ...check,
      outcome: 'holds',
      found: [text(found.line.text.slice(found.from, found.to))],
      places: placesOfLine(invoice, found.line, found.from, found.to),
    },
  ]
}

function model(invoice: ReadEvidence, wanted: string): Check {
  const found = findModel(linesFor(invoice, 'model'), wanted)
  return {
    ...blank('invoice_model', 'model', ['invoice_no_product_name']),
    outcome: found?.outcome === 'named' ? 'holds' : 'unsure',
    expected: [text(wanted)],
    found: found ? [text(found.line.text)] : [],
    places: found ? placesOfLine(invoice, found.line) : [],
  }
}

/** Few invoices name a S/N; if one does, it is compared. */
function serial(invoice: ReadEvidence, wanted: string, photo?: ReadEvidence): Check[] {
  const check = blank('invoice_serial', 'serialNumber')
  const disputes = photo ? disputesBetween(wanted, photo, invoice) : []
  const disputed = disputedCheck(
    { ...check, expected: [text(wanted)], suggests: ['photo_other_serial'] },
    disputes,
    [photo, invoice],
  )
  if (disputed) return [disputed]
  const { overall } = matchAlone(wanted, invoice.pages)
  if (overall.found === null) return []
  return [
    {
      ...check,
      outcome: overall.outcome === 'match' ? 'holds' : 'unsure',
      expected: [text(wanted)],
      found: foundInstead(overall),
      places: placesOfMatch(invoice, overall),
    },
  ]
}
