import type { ColumnWords } from './headings.ts'

/** What a room looks for in a file. */
export interface TableShape<Field extends string> {
  columns: readonly ColumnWords<Field>[]
  /** Headings of columns that are known and not used. */
  unused: readonly string[]
  /** Fields that may have several columns. */
  many: readonly Field[]
  /** Fields a row cannot do without: one of these sets. */
  needs: readonly (readonly Field[])[]
  /** Whether every heading must be known, because what it names could be lost. */
  asksUnknown: boolean
  /** What columns without headings are; `null` when that cannot be told from their cells. */
  guess(rows: string[][]): (Field | null)[] | null
}

export interface TableAnswers<Field extends string> {
  headingLine: number | null
  columns: (Field | null)[] | null
}
