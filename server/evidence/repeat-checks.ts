import type { Check, CheckOutcome } from '../../contract/checks.ts'
import { blank, claim } from './check-parts.ts'
import type { Ledger, Repeat } from './ledger.ts'

/**
 * The line ledger: one invoice may serve several claims, one piece of one line each. A piece that was
 * used before is an alarm; another line, or another piece of the same, is fine. A picture that only
 * looks alike accuses nobody.
 */
export function invoiceUnused(ledger: Ledger, repeats: Repeat[]): Check {
  return {
    ...blank('invoice_unused', 'invoiceNumber', ['final_invoice_used']),
    outcome: outcomeOf(ledger, repeats),
    found: repeats.map(asValue),
    places: ledger.lines.filter(({ isOwn }) => isOwn).flatMap(({ places }) => places.slice(0, 1)),
  }
}

/** Sums that agree may be of two papers, and looks of any two of one shop. */
const isSure = ({ how }: Repeat) => how === 'same_file' || how === 'same_number'

function outcomeOf({ pieces }: Ledger, repeats: Repeat[]): CheckOutcome {
  const sameSerial = repeats.filter(({ isSameSerial }) => isSameSerial)
  if (sameSerial.some((repeat) => isSure(repeat) || repeat.how === 'same_numbers')) return 'fails'
  const sameModel = repeats.filter(({ isSameModel }) => isSameModel)
  const surelyTaken = sameModel.filter((repeat) => isSure(repeat) && repeat.isAhead).length
  if (surelyTaken >= pieces) return 'fails'
  return sameSerial.length > 0 || sameModel.length >= pieces ? 'unsure' : 'holds'
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
