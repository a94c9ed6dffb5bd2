import type { ReadLine } from '../storage/page-reading.ts'
import { align } from './align.ts'
import { fold, foldText, wordsOf, type Folded } from './fold.ts'
import { knownNames } from './shop-names.ts'

export interface FoundStore {
  /** The wanted name that was found. */
  name: string
  line: ReadLine
  from: number
  to: number
  /** Share of the name that differs, 0 to 1. */
  distance: number
}

/** A shop's name and the parts of it that are searched. */
interface Shop {
  name: string
  core: string
  /** For a short name: its letters, with at most one sign between them. */
  pattern: RegExp
}

function shopOf(name: string): Shop {
  const core = coreOf(name)
  const pattern = new RegExp(`(?<![a-z])${[...core].join('[^a-z0-9]?')}(?![a-z])`, 'i')
  return { name, core, pattern }
}

/** A line prepared for comparison: every name is searched in every line. */
interface Row {
  line: ReadLine
  folded: Folded
}

const written = (line: ReadLine): Row => ({ line, folded: fold(line.text) })

/** Legal forms and the like, which do not identify a shop. */
const legalForms = new Set(
  'SDN BHD SB S B GMBH CO KG AG SE EK UG BV NV SA SAS SARL EURL LTD LIMITED PLC LLC INC PT CV TBK M'.split(
    ' ',
  ),
)

/** Share of a name that may be misread. */
const mostDifferent = 0.2

/** Lines at the top in which a shop names itself. */
const headLines = 5

/** Names this short are also words: they must stand alone and match exactly. */
const shortName = 5

/** Names up to this length occur in other words by chance. */
const middlingName = 7

/** A short name within a sentence may be an ordinary word, so a person decides. */
const amongWords = 0.15

/** The difference assigned to a name read in a logo, so that a person decides. */
const inLogo = 0.25

/** Confidence from which a logo that is exactly the name counts like print. */
const sureOfLogo = 0.8

/** With a larger difference the name may be misread, so a person decides. */
const surelyThatStore = 0.1

/** Whether it is that shop, as far as text can tell. */
export const isSurelyThat = ({ distance }: FoundStore) => distance <= surelyThatStore

/**
 * A shop by its name or an alias: the closest match.
 *
 * @param logos text read in a logo at the head, used if no line matches
 */
export function findStore(
  lines: ReadLine[],
  wanted: string[],
  logos: ReadLine[] = [],
): FoundStore | null {
  const all = new Set(wanted.flatMap((name) => [name, ...knownNames(name)]))
  const names = [...all].map(shopOf)
  const rows = [...lines, ...lines.flatMap((line, at) => withNext(line, lines[at + 1]))].map(
    written,
  )
  const found = names.flatMap((shop) => [
    ...rows.flatMap((row) => storeIn(row, shop) ?? []),
    ...rows.slice(0, Math.min(headLines, lines.length)).flatMap((row) => headIn(row, shop) ?? []),
  ])
  const likely = found.length > 0 ? found : names.flatMap((shop) => logosIn(logos, shop))
  return likely.toSorted((a, b) => a.distance - b.distance)[0] ?? null
}

/** Letters of a logo run into their surroundings, so containing the name is enough. */
function logosIn(logos: ReadLine[], shop: Shop): FoundStore[] {
  return logos.map(written).flatMap((row) => {
    const { name, core } = shop
    const { line, folded } = row
    const at = folded.text.indexOf(core)
    const whole =
      core.length >= 4 && at >= 0
        ? [{ name, line, from: folded.from[at] ?? 0, to: endOf(folded, at + core.length) }]
        : []
    return [...whole, ...[storeIn(row, shop), headIn(row, shop)].flatMap((one) => one ?? [])].map(
      (one) => ({
        ...one,
        distance: folded.text === core && line.confidence >= sureOfLogo ? 0 : inLogo,
      }),
    )
  })
}

const endOf = ({ from }: Folded, to: number) => (from[to - 1] ?? 0) + 1

/** A name that continues on the next line; its place is the first of the two. */
const withNext = (line: ReadLine, next: ReadLine | undefined): ReadLine[] =>
  next ? [{ ...line, text: `${line.text} ${next.text}` }] : []

/** A short name alone on one of the first lines, with a letter missing or misread. */
function headIn({ line, folded: { text } }: Row, { name, core }: Shop): FoundStore | null {
  if (core.length < 4 || core.length > shortName || Math.abs(text.length - core.length) > 1)
    return null
  const { cost } = align(core, text)
  // A different first letter makes another name, unless the letters look alike.
  const isNear = cost < 1 || (cost === 1 && text.charAt(0) === core.charAt(0))
  return isNear ? { name, line, from: 0, to: line.text.length, distance: cost / core.length } : null
}

function storeIn(row: Row, shop: Shop): FoundStore | null {
  const { line, folded } = row
  const { name, core } = shop
  if (core === '') return null
  if (core.length <= shortName) return shortStoreIn(row, shop)
  const { cost, from, to } = align(core, folded.text)
  const distance = cost / core.length
  if (distance > mostDifferent) return null
  // Most short names occur in other words by chance; a long one occurs where spaces were lost.
  const isLong = core.length > middlingName
  const start = folded.from[from] ?? 0
  const end = endOf(folded, to)
  if (!(isLong && cost === 0) && !isWhole(line.text, start, end)) return null
  return { name, line, from: start, to: end, distance }
}

function shortStoreIn({ line }: Row, { name, pattern }: Shop): FoundStore | null {
  const match = pattern.exec(line.text)
  if (!match) return null
  const [from, to] = [match.index, match.index + match[0].length]
  const rest = wordsOf(`${line.text.slice(0, from)} ${line.text.slice(to)}`)
  const isSaid = rest.every((word) => legalForms.has(word) || !/[A-Z]{3}/.test(word))
  return { name, line, from, to, distance: isSaid ? 0 : amongWords }
}

/** Whether words begin and end there; a legal form may follow directly. */
function isWhole(text: string, from: number, to: number): boolean {
  const rest = /^[a-z]*/i.exec(text.slice(to))?.[0] ?? ''
  return isEdge(text, from) && (isEdge(text, to) || legalForms.has(rest.toUpperCase()))
}

function isEdge(text: string, at: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at)]
  return (
    !/\p{L}/u.test(before) ||
    !/\p{L}/u.test(after) ||
    (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(after))
  )
}

/** The name without legal form and text in brackets. */
function coreOf(name: string): string {
  const words = wordsOf(name.replace(/\([^)]*\)/g, ' '))
  while (words.length > 1 && legalForms.has(words.at(-1) ?? '')) words.pop()
  return words.join('') || foldText(name)
}
