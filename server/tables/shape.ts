import type { ColumnWords } from './headings.ts'

/** What a caller expects of a file. */
export interface TableShape<Field extends string> {
  columns: readonly ColumnWords<Field>[]
  /** Headings of columns that are known and not used. */
  unused: readonly string[]
  /** Fields that may have several columns. */
  many: readonly Field[]
  /** Fields a row must have: one of these sets. */
  needs: readonly (readonly Field[])[]
  /**
   * Whether every heading must be known, because an unknown one might name something that would be
   * lost.
   */
  asksUnknown: boolean
  /** The meaning of columns without headings; `null` if their cells do not show it. */
  guess(rows: string[][]): (Field | null)[] | null
}

export interface TableAnswers<Field extends string> {
  headingLine: number | null
  columns: (Field | null)[] | null
}
