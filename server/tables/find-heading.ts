import type { TableQuestion } from '../../contract/tables.ts'
import { fieldOf, knownHeadings, lexiconOf } from './headings.ts'
import type { SheetRow } from './records.ts'
import type { TableShape } from './shape.ts'

interface Heading {
  /** Index among the non-empty rows; -1 if no row names the columns. */
  at: number
  /** None of its words is known: it only looks like a heading. */
  isGuessed: boolean
  questions: TableQuestion[]
}

/** Rows searched for a heading; few titles come above one. */
const looked = 30

/** Rows that a candidate is compared with. */
const compared = 50

/**
 * Finds the row that names the columns. A row that might be a heading is asked about and never
 * taken for data, and so are lines above a heading that might be data.
 */
export function findHeading<Field extends string>(
  filled: SheetRow[],
  shape: TableShape<Field>,
  answer: number | null,
): Heading {
  if (answer !== null) {
    const at = answer === 0 ? -1 : filled.findIndex(({ line }) => line === answer)
    return { at, isGuessed: true, questions: [] }
  }
  const lexicon = lexiconOf(shape.columns)
  const words = new Map<string, string>([
    ...lexicon,
    ...lexiconOf([{ field: '', headings: shape.unused }]),
  ])
  const known = filled.slice(0, looked).map(({ cells }) => {
    const isNamed = cells.some((cell) => fieldOf(cell, lexicon) !== null)
    return isNamed ? knownHeadings(cells, words) : 0
  })
  const most = Math.max(0, ...known)
  const at = most === 0 ? -1 : known.indexOf(most)
  if (at >= 0) {
    const below = filled.slice(at + 1, at + 1 + compared)
    const isDataAbove = filled.slice(0, at).some((row) => isLike(row, below))
    return { at, isGuessed: false, questions: isDataAbove ? [about('data_above')] : [] }
  }
  const [first, ...rest] = filled
  if (!first) return { at: -1, isGuessed: false, questions: [] }
  const others = rest.slice(0, compared)
  const width = Math.max(1, ...filled.slice(0, compared).map(({ cells }) => countOf(cells)))
  if (width === 1) {
    const text = first.cells.join('')
    const isData = others.length === 0 ? /\d/.test(text) : isMixed(text) || isLike(first, others)
    return isData
      ? { at: -1, isGuessed: false, questions: [] }
      : { at: 0, isGuessed: true, questions: [about('may_be_heading')] }
  }
  if (shape.guess(filled.slice(0, compared).map(({ cells }) => cells))) {
    return { at: -1, isGuessed: false, questions: [] }
  }
  // Unknown words across the width of the table are a heading; its columns are asked about.
  const wide = filled.findIndex(({ cells }) => countOf(cells) === width)
  const isHeading = filled[wide]?.cells.every((cell) => cell === '' || !/\d/.test(cell)) ?? false
  return { at: isHeading ? wide : -1, isGuessed: true, questions: [] }
}

const about = (why: TableQuestion['why']): TableQuestion => ({ about: 'heading', why, columns: [] })

/** Digits among letters, repeatedly: codes do that, words do not. */
const isMixed = (text: string) =>
  !/\s/.test(text) && (text.match(/\d(?=[^\d])|[^\d](?=\d)/g)?.length ?? 0) >= 3

const countOf = (cells: string[]) => cells.filter((cell) => cell !== '').length

/** Whether a row resembles one of the others: as many cells, of the same kinds of characters. */
function isLike(row: SheetRow, others: SheetRow[]): boolean {
  const cells = row.cells.filter((cell) => cell !== '')
  return others.some((other) => {
    const theirs = other.cells.filter((cell) => cell !== '')
    return (
      theirs.length === cells.length &&
      cells.every((cell, at) => isMadeLike(cell, theirs[at] ?? ''))
    )
  })
}

function isMadeLike(cell: string, other: string): boolean {
  const hasSameLength = bare(cell).length === bare(other).length
  return madeOf(cell) === madeOf(other) || (hasSameLength && /\d/.test(cell) && /\d/.test(other))
}

const bare = (cell: string) => cell.replaceAll(/[\s-]/g, '')

const madeOf = (cell: string) =>
  [/\d/, /\p{Lu}/u, /\p{Ll}/u, /[\s-]/, /[^\s\-\p{L}\d]/u].map((kind) => kind.test(cell)).join()
