import type { Check, CheckOutcome } from '../../contract/checks.ts'
import { blank, claim } from './check-parts.ts'
import type { Ledger, Repeat } from './ledger.ts'

/**
 * The item ledger: an invoice may serve several claims, one piece of one item each. A piece that
 * was already used fails the check; another item, or another piece of it, is fine. A picture that
 * only looks similar fails nothing.
 */
export function invoiceUnused(ledger: Ledger, repeats: Repeat[]): Check {
  return {
    ...blank('invoice_unused', 'invoiceNumber', ['final_invoice_used']),
    outcome: outcomeOf(ledger, repeats),
    found: repeats.map(asValue),
    places: ledger.lines.filter(({ isOwn }) => isOwn).flatMap(({ places }) => places.slice(0, 1)),
  }
}

/** Equal amounts may be on two papers, and papers of one shop look alike. */
const isSure = ({ how }: Repeat) => how === 'same_file' || how === 'same_number'

function outcomeOf({ pieces }: Ledger, repeats: Repeat[]): CheckOutcome {
  const sameSerial = repeats.filter(({ isSameSerial }) => isSameSerial)
  if (sameSerial.some((repeat) => isSure(repeat) || repeat.how === 'same_numbers')) return 'fails'
  const sameModel = repeats.filter(({ isSameModel }) => isSameModel)
  const surelyTaken = sameModel.filter((repeat) => isSure(repeat) && repeat.isAhead).length
  if (surelyTaken >= pieces) return 'fails'
  return sameSerial.length > 0 || sameModel.length >= pieces ? 'unsure' : 'holds'
}

/** The same file is the same photo; a similar one is left to a person. */
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
