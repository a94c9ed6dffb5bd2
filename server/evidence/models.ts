import type { ReadLine } from '../storage/page-reading.ts'
import { align } from './align.ts'
import { fold, foldText, wordsOf, type Folded } from './fold.ts'

/**
 * named: the model is there · near: something similar is, misread or another version · absent:
 * nothing is.
 */
type ModelOutcome = 'named' | 'near' | 'absent'

export interface FoundModel {
  outcome: ModelOutcome
  line: ReadLine
  from: number
  to: number
}

/** Suffixes that make another product of the same number. */
const variants = new Set(['TI', 'SUPER', 'XT', 'XTX', 'PRO', 'MAX', 'PLUS', 'GRE'])

/** Words that every model has, which distinguish none. */
const common = new Set(['MSI', 'GEFORCE', 'RADEON', 'NVIDIA', 'AMD', 'INTEL', 'CORE', 'WIFI'])

/** Least share of trigrams for a line to be considered. */
const leastLike = 0.3

/** The line that names a model best, and whether it is exactly that model. */
export function findModel(lines: ReadLine[], model: string): FoundModel | null {
  const rows = [...lines, ...lines.flatMap((line, at) => wrapped(line, lines[at + 1]))]
  const judged = rows.map((line) => ({
    line,
    ...judge(line.text, model),
    like: dice(line.text, model),
  }))
  const [best] = judged
    .filter(({ outcome, like }) => outcome === 'named' || like >= leastLike)
    .toSorted((a, b) => rank[b.outcome] - rank[a.outcome] || b.like - a.like)
  if (!best || best.outcome === 'absent') return null
  return { outcome: best.outcome, line: best.line, from: best.from, to: best.to }
}

/** Whether lines name the model exactly, on one line or continued on the next. */
export const isNamedIn = (lines: ReadLine[], model: string): boolean =>
  [...lines, ...lines.flatMap((line, at) => wrapped(line, lines[at + 1]))].some(({ text }) =>
    isNamed(text, fold(text), model),
  )

const rank: Record<ModelOutcome, number> = { named: 2, near: 1, absent: 0 }

/** A name that continues on the next line; its place is the first of the two. */
function wrapped(line: ReadLine, next: ReadLine | undefined): ReadLine[] {
  return next ? [{ ...line, text: `${line.text} ${next.text}` }] : []
}

function judge(text: string, model: string) {
  const whole = fold(text)
  const wanted = foldText(model)
  const { cost, from, to } = align(wanted, whole.text)
  const start = whole.from[from] ?? 0
  const end = (whole.from[to - 1] ?? start) + 1
  const place = { from: start, to: end }
  if (isNamed(text, whole, model)) return { ...place, outcome: 'named' } as const
  const cores = coreWords(model)
  const hasThemWithin = cores.length > 0 && cores.every((core) => whole.text.includes(core))
  const isNear = cost === 0 || hasThemWithin || cost <= Math.max(1, wanted.length / 5)
  return { ...place, outcome: isNear ? 'near' : 'absent' } as const
}

/** The exact model without a suffix that makes it another; or all its own words, anywhere. */
function isNamed(text: string, whole: Folded, model: string): boolean {
  const wanted = foldText(model)
  const at = whole.text.indexOf(wanted)
  if (at >= 0) return !goesOn(text.slice((whole.from[at + wanted.length - 1] ?? 0) + 1), model)
  const cores = coreWords(model)
  const words = wordsOf(text)
  return (
    cores.length > 0 &&
    cores.every((core) => words.includes(core)) &&
    !words.some((word) => variants.has(word) && !wordsOf(model).includes(word))
  )
}

/** Whether the following text makes it another product: AM242P, 4060 TI. */
function goesOn(rest: string, model: string): boolean {
  if (/^[A-Za-z0-9]/.test(rest) && /\d\w*$/.test(model)) return true
  const [next = ''] = wordsOf(rest)
  return variants.has(next)
}

/** Words with digits, which distinguish models: 321URX, AM242, 5060TI. */
function coreWords(model: string): string[] {
  const words = wordsOf(model).filter((word) => !common.has(word))
  const withDigits = words.filter((word) => /\d/.test(word) && word.length >= 3)
  return withDigits.length > 0 ? withDigits : words.filter((word) => /\d/.test(word))
}

/** Similarity of two texts by shared trigrams, 0 to 1 (Dice). */
function dice(a: string, b: string): number {
  const [left, right] = [trigrams(a), trigrams(b)]
  if (left.size + right.size === 0) return 0
  let shared = 0
  for (const gram of left) if (right.has(gram)) shared++
  return (2 * shared) / (left.size + right.size)
}

function trigrams(text: string): Set<string> {
  const padded = `  ${foldText(text)}  `
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)))
}
