import type { ReadCode, ReadLine } from '../storage/page-reading.ts'

/** A part of a line, `to` exclusive, or a whole code. */
export type Span =
  | { in: 'line'; line: ReadLine; from: number; to: number }
  | { in: 'code'; code: ReadCode }
