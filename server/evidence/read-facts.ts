import type { Registration } from '../../contract/facts.ts'
import type { ReadFacts } from '../../contract/read-facts.ts'
import { placesOfLine, type ReadEvidence } from './check-parts.ts'
import { compareNumbers } from './compare-numbers.ts'
import { invoiceDates } from './invoice-dates.ts'

/** What stands in the pictures, pinned to its places; nothing of what nobody has read. */
export function readFactsOf(
  read: { photo: ReadEvidence | undefined; invoice: ReadEvidence | undefined },
  registration: Registration,
): ReadFacts {
  return {
    numbers: compareNumbers(read, registration),
    dates: read.invoice ? datesOn(read.invoice) : [],
  }
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
