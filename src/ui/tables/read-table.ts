import type { DateOrder, TableQuestion } from '../../../contract/tables.ts'

/** How the server understood a file, whichever room it is for. */
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

/** What a column can be, as the contract calls it and in the reader's words. */
export interface FieldChoice {
  value: string
  label: string
}

export interface Answers {
  headingLine: number | null
  columns: (string | null)[] | null
  dateOrder: DateOrder | null
}
