import type { Registration } from '../../contract/facts.ts'
import type { ReadFacts } from '../../contract/read-facts.ts'
import type { PaperTie } from '../../contract/ties.ts'
import type { ReadLine } from '../storage/page-reading.ts'
import { placesOfLine } from './check-parts.ts'
import type { ReadEvidence } from './evidence.ts'
import { invoiceLinesIn, type InvoiceLine } from './invoice-lines.ts'
import { isNamedIn } from './models.ts'

/** Another claim with a document like this one's, and what they have in common. */
export interface Repeat {
  claim: string
  how: PaperTie
  model: string
  serialNumber: string
  isSameSerial: boolean
  isSameModel: boolean
  /** Whether it is earlier than this one, or approved: then it uses up a piece. */
  isAhead: boolean
}

/** The items of an invoice, and the claims that used each of them. */
export interface Ledger {
  lines: ReadFacts['lines']
  /** Pieces of the registered model over all items that name it, at least one. */
  pieces: number
}

export function ledgerOf(
  invoice: ReadEvidence,
  { model }: Registration,
  repeats: Repeat[],
): Ledger {
  const all = invoice.pages.flatMap(({ lines }) => lines)
  const models = [...new Set([model, ...repeats.map((repeat) => repeat.model)])]
  const sold = soldLines(all, models)
  const byModel = new Map(
    models.map((one) => [one, new Set(sold.filter((line) => names(line, one)))]),
  )
  const own = sold.filter((line) => byModel.get(model)?.has(line))
  return {
    lines: sold.map((line) => {
      const { names: written, quantity, amount } = line
      const [first] = written
      return {
        text: first?.text ?? '',
        quantity,
        amount: amount?.text ?? null,
        places: [
          ...(first ? placesOfLine(invoice, first) : []),
          ...(amount ? placesOfLine(invoice, amount.line, amount.from, amount.to) : []),
        ],
        isOwn: byModel.get(model)?.has(line) === true,
        usedBy: repeats
          // Papers of one shop look alike, so appearance alone uses up nothing.
          .filter((repeat) => repeat.how !== 'same_picture' && byModel.get(repeat.model)?.has(line))
          .map(({ claim, serialNumber }) => ({ claim, serialNumber })),
      }
    }),
    pieces: Math.max(
      1,
      own.reduce((sum, { quantity }) => sum + (quantity ?? 1), 0),
    ),
  }
}

/** Items with an amount, and lines that name a model without one. */
function soldLines(lines: ReadLine[], models: string[]): InvoiceLine[] {
  const sold = invoiceLinesIn(lines).slice(0, mostSold)
  // If amounts were read, a model named elsewhere is a heading or a footnote.
  if (sold.some((line) => models.some((model) => names(line, model)))) return sold
  const known = new Set(sold.flatMap(({ names: written }) => written))
  const bare = lines.filter(
    (line) => !known.has(line) && models.some((model) => isNamedIn([line], model)),
  )
  return [
    ...sold,
    ...bare.slice(0, mostSold).map((line) => ({ names: [line], quantity: null, amount: null })),
  ]
}

/** Most items of one invoice; a longer list is left to a person. */
const mostSold = 300

const names = ({ names: written }: InvoiceLine, model: string): boolean => isNamedIn(written, model)
