import type { Registration } from '../../contract/facts.ts'
import type { ReadFacts } from '../../contract/read-facts.ts'
import type { PaperTie } from '../../contract/ties.ts'
import type { ReadLine } from '../storage/page-reading.ts'
import { placesOfLine } from './check-parts.ts'
import type { ReadEvidence } from './evidence.ts'
import { invoiceLinesIn, type InvoiceLine } from './invoice-lines.ts'
import { isNamedIn } from './models.ts'

/** Another claim with a document like this one's, and what it has in common besides. */
export interface Repeat {
  claim: string
  how: PaperTie
  model: string
  serialNumber: string
  isSameSerial: boolean
  isSameModel: boolean
  /** Whether it was there before this one, or is approved: it has its piece. */
  isAhead: boolean
}

/** What an invoice sells, and which claims each line was used for. */
export interface Ledger {
  lines: ReadFacts['lines']
  /** Pieces of the registered model: of all lines that name it, at least one. */
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
          // Two papers of one shop look alike: looks alone use up nothing.
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

/** Lines with a sum, and lines that name a model although no sum was read on their row. */
function soldLines(lines: ReadLine[], models: string[]): InvoiceLine[] {
  const sold = invoiceLinesIn(lines).slice(0, mostSold)
  // Where the sums were read, a model named elsewhere is a heading or a footnote.
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

/** Things that one invoice sells; a list of more is for a person to read. */
const mostSold = 300

const names = ({ names: written }: InvoiceLine, model: string): boolean => isNamedIn(written, model)
