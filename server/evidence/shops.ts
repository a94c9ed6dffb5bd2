import type { ReadLine } from '../storage/page-reading.ts'
import { align } from './align.ts'
import { fold, foldText, wordsOf, type Folded } from './fold.ts'
import { knownNames } from './shop-names.ts'

export interface FoundStore {
  /** Of the wanted names, the one that stands there. */
  name: string
  line: ReadLine
  from: number
  to: number
  /** Share of the name that differs, 0 to 1. */
  distance: number
}

/** A name of a shop and what of it is looked for. */
interface Shop {
  name: string
  core: string
  /** For a short one: its letters, with at most a sign between them. */
  pattern: RegExp
}

function shopOf(name: string): Shop {
  const core = coreOf(name)
  const pattern = new RegExp(`(?<![a-z])${[...core].join('[^a-z0-9]?')}(?![a-z])`, 'i')
  return { name, core, pattern }
}

/** A line with what of it is compared: every name is looked for in every line. */
interface Row {
  line: ReadLine
  folded: Folded
}

const written = (line: ReadLine): Row => ({ line, folded: fold(line.text) })

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

/** Names up to this length stand in other words by chance. */
const middlingName = 7

/** A short name in a sentence may be one of its words: a person looks at it. */
const amongWords = 0.15

/** What a name read among the letters of a logo is said to differ by: a person looks at it. */
const inLogo = 0.25

/** From here on a logo that says the name, and nothing else, says it as print does. */
const sureOfLogo = 0.8

/** A name that differs more, as a share, may be misread: a person has to look. */
const surelyThatStore = 0.1

/** Whether it is that shop, as far as letters can say it. */
export const isSurelyThat = ({ distance }: FoundStore) => distance <= surelyThatStore

/**
 * A shop by its name, or by any other name it is known by: the nearest place it stands in.
 *
 * @param logos what may be read in a logo at the head, where no line says it
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

/** Letters of a logo run into what stands about it: it is enough that they stand there. */
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

/** A name that goes on in the next line. Its place is the first of the two. */
const withNext = (line: ReadLine, next: ReadLine | undefined): ReadLine[] =>
  next ? [{ ...line, text: `${line.text} ${next.text}` }] : []

/** A short name alone on one of the first lines, of which a letter is missing or misread. */
function headIn({ line, folded: { text } }: Row, { name, core }: Shop): FoundStore | null {
  if (core.length < 4 || core.length > shortName || Math.abs(text.length - core.length) > 1)
    return null
  const { cost } = align(core, text)
  // Another letter at the beginning is another name, unless it looks alike.
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
  // Within other words most short names stand by chance; a long one stands where spaces were lost.
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

/** Whether words, or what is written as words, begin and end there; a legal form may follow at once. */
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

/** The name without its legal form and without what stands in brackets. */
function coreOf(name: string): string {
  const words = wordsOf(name.replace(/\([^)]*\)/g, ' '))
  while (words.length > 1 && legalForms.has(words.at(-1) ?? '')) words.pop()
  return words.join('') || foldText(name)
}
