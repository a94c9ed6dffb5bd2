import type { ReadLine } from '../storage/page-reading.ts'
import { align } from './align.ts'
import { fold, foldText, wordsOf } from './fold.ts'
import { knownNames } from './store-names.ts'

export interface FoundStore {
  /** Of the wanted names, the one that stands there. */
  name: string
  line: ReadLine
  from: number
  to: number
  /** Share of the name that differs, 0 to 1. */
  distance: number
}

/** What follows a shop's name in a register and says nothing of which shop it is. */
const legalForms = new Set(
  'SDN BHD SB S B GMBH CO KG AG SE EK UG BV NV SA SAS SARL EURL LTD LIMITED PLC LLC INC PT CV TBK M'.split(
    ' ',
  ),
)

/** Share of a name that may be misread. */
const mostDifferent = 0.2

/** Lines at the top, among which a shop says who it is. */
const headLines = 5

/** Names this short are words as well: they must stand alone, letter by letter. */
const shortName = 5

/** A shop by its name, or by any other name it is known by: the nearest place it stands in. */
export function findStore(lines: ReadLine[], wanted: string[]): FoundStore | null {
  const names = [...new Set(wanted.flatMap((name) => [name, ...knownNames(name)]))]
  const rows = [...lines, ...lines.flatMap((line, at) => withNext(line, lines[at + 1]))]
  const found = names.flatMap((name) => [
    ...rows.flatMap((line) => storeIn(line, name) ?? []),
    ...lines.slice(0, headLines).flatMap((line) => headIn(line, name) ?? []),
  ])
  return found.toSorted((a, b) => a.distance - b.distance)[0] ?? null
}

/** A name that goes on in the next line. Its place is the first of the two. */
const withNext = (line: ReadLine, next: ReadLine | undefined): ReadLine[] =>
  next ? [{ ...line, text: `${line.text} ${next.text}` }] : []

/** A short name alone on one of the first lines, of which a letter is missing or misread. */
function headIn(line: ReadLine, name: string): FoundStore | null {
  const core = coreOf(name)
  const text = foldText(line.text)
  if (core.length < 4 || core.length > shortName || Math.abs(text.length - core.length) > 1)
    return null
  const { cost } = align(core, text)
  return cost <= 1
    ? { name, line, from: 0, to: line.text.length, distance: cost / core.length }
    : null
}

function storeIn(line: ReadLine, name: string): FoundStore | null {
  const core = coreOf(name)
  if (core === '') return null
  if (core.length <= shortName) return shortStoreIn(line, name, core)
  const folded = fold(line.text)
  const { cost, from, to } = align(core, folded.text)
  const distance = cost / core.length
  if (distance > mostDifferent) return null
  const start = folded.from[from] ?? 0
  return { name, line, from: start, to: (folded.from[to - 1] ?? start) + 1, distance }
}

function shortStoreIn(line: ReadLine, name: string, core: string): FoundStore | null {
  const pattern = new RegExp(`(?<![a-z])${[...core].join('[^a-z0-9]?')}(?![a-z])`, 'i')
  const match = pattern.exec(line.text)
  return match && { name, line, from: match.index, to: match.index + match[0].length, distance: 0 }
}

/** The name without its legal form and without what stands in brackets. */
function coreOf(name: string): string {
  const words = wordsOf(name.replace(/\([^)]*\)/g, ' '))
  while (words.length > 1 && legalForms.has(words.at(-1) ?? '')) words.pop()
  return words.join('') || foldText(name)
}
