import type { Check, CheckOutcome } from '../../contract/checks.ts'
import type { PaperTie } from '../../contract/ties.ts'
import type { Registration } from '../../contract/facts.ts'
import { blank, claim, placesOfLine, type ReadEvidence } from './check-parts.ts'
import { findModel } from './models.ts'

/** Another claim with a document like this one's, and what it has in common besides. */
export interface Repeat {
  claim: string
  how: PaperTie
  isSameSerial: boolean
  isSameModel: boolean
}

/**
 * The line ledger: one invoice may serve several claims, one line each. A line that was used before
 * is an alarm; another line of the same paper is fine. A picture that only looks alike accuses nobody.
 */
export function invoiceUnused(
  invoice: ReadEvidence,
  { model }: Registration,
  repeats: Repeat[],
): Check {
  const lines = invoice.pages.flatMap((page) => page.lines)
  const named = lines.filter((line) => findModel([line], model)?.outcome === 'named')
  const outcomes = repeats.map((repeat) => lineOutcome(repeat, named.length))
  return {
    ...blank('invoice_unused', 'invoiceNumber', ['final_invoice_used']),
    outcome: worst(outcomes),
    found: repeats.map(asValue),
    places: named.flatMap((line) => placesOfLine(invoice, line)),
  }
}

function lineOutcome(
  { how, isSameSerial, isSameModel }: Repeat,
  linesOfModel: number,
): CheckOutcome {
  if (!isSameSerial && !isSameModel) return 'holds'
  // Looks alone: two invoices of one shop look alike.
  if (how === 'same_picture') return 'unsure'
  if (isSameSerial) return 'fails'
  // The sums agree, and what the papers call themselves is not known of both: a person compares.
  if (how === 'same_numbers') return 'unsure'
  return linesOfModel > 1 ? 'unsure' : 'fails'
}

/** The same file is the same photo; one that looks alike is for a person to compare. */
export function photoUnused(repeats: Repeat[]): Check {
  const outcomes = repeats.map(({ how, isSameSerial }): CheckOutcome =>
    how === 'same_file' && !isSameSerial ? 'fails' : 'unsure',
  )
  return {
    ...blank('photo_unused', 'serialNumber', ['photo_other_serial']),
    outcome: worst(outcomes),
    found: repeats.map(asValue),
  }
}

const asValue = ({ claim: number, how, isSameSerial, isSameModel }: Repeat) =>
  claim(number, [
    how,
    ...(isSameSerial ? (['serial'] as const) : []),
    ...(isSameModel ? (['model'] as const) : []),
  ])

const worst = (outcomes: CheckOutcome[]): CheckOutcome =>
  outcomes.includes('fails') ? 'fails' : outcomes.includes('unsure') ? 'unsure' : 'holds'
