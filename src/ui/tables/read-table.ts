import type { DateOrder, TableQuestion } from '../../../contract/tables.ts'

/** How the server read a file, in any room. */
export interface ReadTable {
  encoding: string
  delimiter: ',' | ';' | '\t' | '|'
  headingLine: number | null
  columns: { heading: string | null; field: string | null; samples: string[] }[]
  leftOut: { line: number; why: 'title' | 'total' | 'note' | 'heading_again'; text: string }[]
  blankLines: number
  questions: TableQuestion[]
  likelyDateOrder: DateOrder | null
}

/** Possible meanings of a column: the contract's id and a label. */
export interface FieldChoice {
  value: string
  label: string
}

export interface Answers {
  headingLine: number | null
  columns: (string | null)[] | null
  dateOrder: DateOrder | null
}
