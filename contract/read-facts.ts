import * as z from 'zod/mini'
import { checkPlace, readSources } from './checks.ts'
import { claimNumber } from './claim-number.ts'
import { localDate } from './schema.ts'

/**
 * match: it stands there, character by character · confusable: but for characters that look alike ·
 * near: something much like it does · absent: nothing does · unreadable: nothing could be read.
 */
const numberVerdicts = ['match', 'confusable', 'near', 'absent', 'unreadable'] as const
export type NumberVerdict = (typeof numberVerdicts)[number]

const numberCell = z.object({ text: z.string(), differs: z.boolean() })

/** A number as it stands in one place, in the columns of the registered one. */
const numberRow = z.object({
  source: z.enum(readSources),
  verdict: z.enum(numberVerdicts),
  /** As it stands there; of a number that is absent, another one in its stead, or `null`. */
  found: z.nullable(z.string()),
  /** One for each column; empty when nothing comes near. */
  cells: z.array(numberCell),
  places: z.array(checkPlace),
})
export type NumberRow = z.infer<typeof numberRow>

const comparedNumber = z.object({
  number: z.enum(['serialNumber', 'chk']),
  /** Letters and digits of what was registered; empty in columns where a row has one too many. */
  registered: z.array(z.string()),
  rows: z.array(numberRow),
  /** Whether sources contradict each other, whichever of them was registered. */
  isDisputed: z.boolean(),
  /** Other numbers of the kind in the same picture. */
  others: z.array(z.object({ text: z.string(), places: z.array(checkPlace) })),
})
export type ComparedNumber = z.infer<typeof comparedNumber>

/** What a date on an invoice is of, by its label; `unknown` where none stands with it. */
const dateMeanings = ['invoice', 'order', 'other', 'unknown'] as const
const readDate = z.object({
  of: z.enum(dateMeanings),
  /** The likelier first; 03/04/2026 has two. */
  readings: z.array(localDate),
  text: z.string(),
  places: z.array(checkPlace),
})

/** A claim that was, or would be, earned with a line of this invoice. */
const lineUse = z.object({ claim: claimNumber, serialNumber: z.string() })

const invoiceLine = z.object({
  text: z.string(),
  /** Pieces; `null` where none was read, which counts as one. */
  quantity: z.nullable(z.int()),
  /** As it is printed. */
  amount: z.nullable(z.string()),
  places: z.array(checkPlace),
  /** Whether it names the registered model. */
  isOwn: z.boolean(),
  /** Other claims with this invoice whose model the line names. */
  usedBy: z.array(lineUse),
})
export type ReadInvoiceLine = z.infer<typeof invoiceLine>

/** What stands in the pictures of the current attempt, pinned to its places. */
export const readFacts = z.object({
  /** Empty when nothing was read. */
  numbers: z.array(comparedNumber),
  dates: z.array(readDate),
  /** What the invoice sells, from the top. */
  lines: z.array(invoiceLine),
  total: z.nullable(z.object({ text: z.string(), places: z.array(checkPlace) })),
})
export type ReadFacts = z.infer<typeof readFacts>
