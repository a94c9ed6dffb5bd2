import * as z from 'zod/mini'
import { checkPlace, readSources } from './checks.ts'
import { claimNumber } from './claim-number.ts'
import { localDate } from './schema.ts'

/**
 * match: every character agrees · confusable: differs only in characters that look alike · near:
 * something very similar · absent: nothing similar · unreadable: nothing could be read.
 */
const numberVerdicts = ['match', 'confusable', 'near', 'absent', 'unreadable'] as const
export type NumberVerdict = (typeof numberVerdicts)[number]

const numberCell = z.object({ text: z.string(), differs: z.boolean() })

/** A number read in one place, in the columns of the registered one. */
const numberRow = z.object({
  source: z.enum(readSources),
  verdict: z.enum(numberVerdicts),
  /** The text as read; if the number is absent, another one found instead, or `null`. */
  found: z.nullable(z.string()),
  /** One per column; empty if nothing is similar. */
  cells: z.array(numberCell),
  places: z.array(checkPlace),
  /**
   * Where each column is printed: on which of `places`, and its middle along that one, 0 to 1. Empty
   * if it is no text.
   */
  printed: z.array(z.object({ place: z.int(), middle: z.number() })),
})
export type NumberRow = z.infer<typeof numberRow>
export type PrintedColumn = NumberRow['printed'][number]

const comparedNumber = z.object({
  number: z.enum(['serialNumber', 'chk']),
  /** Characters of the registered number; empty in columns where a row has an extra one. */
  registered: z.array(z.string()),
  rows: z.array(numberRow),
  /** Whether sources contradict each other, whichever was registered. */
  isDisputed: z.boolean(),
  /** Other numbers of this kind in the same picture. */
  others: z.array(z.object({ text: z.string(), places: z.array(checkPlace) })),
})
export type ComparedNumber = z.infer<typeof comparedNumber>

/** What an invoice date refers to, by its label; `unknown` without one. */
const dateMeanings = ['invoice', 'order', 'other', 'unknown'] as const
const readDate = z.object({
  of: z.enum(dateMeanings),
  /** Most likely first; 03/04/2026 has two. */
  readings: z.array(localDate),
  text: z.string(),
  places: z.array(checkPlace),
})

/** A claim that uses or would use a line of this invoice. */
const lineUse = z.object({ claim: claimNumber, serialNumber: z.string() })

const invoiceLine = z.object({
  text: z.string(),
  /** Quantity; `null` if not read, which counts as one. */
  quantity: z.nullable(z.int()),
  /** As it is printed. */
  amount: z.nullable(z.string()),
  places: z.array(checkPlace),
  /** Whether it names the registered model. */
  isOwn: z.boolean(),
  /** Other claims with this invoice whose model is on the line. */
  usedBy: z.array(lineUse),
})
export type ReadInvoiceLine = z.infer<typeof invoiceLine>

/** Facts read from the current attempt's pictures, with their places. */
export const readFacts = z.object({
  /** Empty when nothing was read. */
  numbers: z.array(comparedNumber),
  dates: z.array(readDate),
  /** Invoice lines, from the top. */
  lines: z.array(invoiceLine),
  total: z.nullable(z.object({ text: z.string(), places: z.array(checkPlace) })),
})
export type ReadFacts = z.infer<typeof readFacts>
