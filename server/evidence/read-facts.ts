import type { Registration } from '../../contract/facts.ts'
import type { ReadFacts } from '../../contract/read-facts.ts'
import { totalOf } from './amounts.ts'
import { placesOfLine } from './check-parts.ts'
import type { ReadEvidence } from './evidence.ts'
import { compareNumbers } from './compare-numbers.ts'
import { invoiceDates } from './invoice-dates.ts'

/** Facts found in the pictures, with their places; nothing of documents without a reading. */
export function readFactsOf(
  read: { photo: ReadEvidence | undefined; invoice: ReadEvidence | undefined },
  registration: Registration,
  lines: ReadFacts['lines'],
): ReadFacts {
  return {
    numbers: compareNumbers(read, registration),
    dates: read.invoice ? datesOn(read.invoice) : [],
    lines,
    total: read.invoice ? totalOn(read.invoice) : null,
  }
}

function totalOn(invoice: ReadEvidence): ReadFacts['total'] {
  const found = totalOf(invoice.pages.flatMap(({ lines }) => lines))
  if (!found) return null
  const { line, from, to } = found
  return { text: line.text.slice(from, to), places: placesOfLine(invoice, line, from, to) }
}

const mostDates = 8

function datesOn(invoice: ReadEvidence): ReadFacts['dates'] {
  return invoiceDates(invoice.pages.flatMap(({ lines }) => lines))
    .slice(0, mostDates)
    .map(({ of, readings, line, from, to }) => ({
      of,
      readings,
      text: line.text.slice(from, to),
      places: placesOfLine(invoice, line, from, to),
    }))
}
