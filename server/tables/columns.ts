import type { TableQuestion } from '../../contract/tables.ts'
import { fieldOf, lexiconOf, normaliseHeading, withoutCount } from './headings.ts'
import type { SheetRow } from './records.ts'
import type { TableShape } from './shape.ts'

export interface Assigned<Field extends string> {
  /** The meaning of each column, from left to right. */
  fields: (Field | null)[]
  questions: TableQuestion[]
}

/**
 * Decides what each column is: as the person said, else by its heading, else by its cells. It asks
 * about ambiguous columns and unknown headings.
 */
export function assignColumns<Field extends string>(
  names: string[] | null,
  rows: SheetRow[],
  width: number,
  shape: TableShape<Field>,
  answer: (Field | null)[] | null,
): Assigned<Field> {
  const places = Array.from({ length: width }, (_, at) => at)
  const said = answer ? places.map((at) => answer[at] ?? null) : null
  const lexicon = lexiconOf(shape.columns)
  const byNames = names && places.map((at) => fieldOf(names[at] ?? '', lexicon))
  const isNamed = byNames?.some((field) => field !== null) ?? false
  const guessed = isNamed ? null : shape.guess(rows.map(({ cells }) => cells))
  const fields = said ?? guessed ?? byNames ?? places.map(() => null)
  const questions: TableQuestion[] = []
  const ask = (why: TableQuestion['why'], columns: number[]) =>
    questions.push({ about: 'columns', why, columns })

  const twice = places.filter((at) => {
    const field = fields[at] ?? null
    if (field === null) return false
    const same = places.filter((other) => fields[other] === field)
    if (same.length < 2) return false
    if (!shape.many.includes(field)) return true
    // Chosen by a person, or the same heading several times: all of them are used.
    const heads = same.map((other) => withoutCount(normaliseHeading(names?.[other] ?? '')))
    return said === null && new Set(heads).size > 1
  })
  if (twice.length > 0) ask('twice', twice)
  const has = (field: Field) => fields.includes(field)
  const isMissing = !shape.needs.some((set) => set.every(has))
  if (isMissing) {
    ask(
      'missing',
      places.filter((at) => fields[at] === null),
    )
  }
  // A single column may have no heading at all, so it is asked.
  if (names && said === null && shape.asksUnknown && !isMissing && width > 1) {
    const unused = new Set(shape.unused.map(normaliseHeading))
    const isUsed = (at: number) => rows.some(({ cells }) => (cells[at] ?? '') !== '')
    const unknown = places.filter(
      (at) =>
        (byNames?.[at] ?? null) === null &&
        !unused.has(normaliseHeading(names[at] ?? '')) &&
        isUsed(at),
    )
    if (unknown.length > 0) ask('unknown', unknown)
  }
  return { fields, questions }
}
