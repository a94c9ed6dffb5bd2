import * as z from 'zod/mini'
import { checkPlace } from './checks.ts'
import { claimNumber } from './claim-number.ts'
import { endpoint } from './endpoint.ts'
import { evidenceKind } from './evidence.ts'
import { paperTie } from './ties.ts'

/** Facts that are compared between two claims. */
const besideFacts = [
  'serialNumber',
  'model',
  'store',
  'purchaseDate',
  'name',
  'email',
  'phone',
  'address',
] as const

const besideFact = z.object({
  fact: z.enum(besideFacts),
  here: z.string(),
  there: z.string(),
  /** Whether they are equivalent: dots or a `+` make no different mailbox. */
  isSame: z.boolean(),
})

/** Text that is on both documents. */
const inCommon = z.object({
  text: z.string(),
  here: z.array(checkPlace),
  there: z.array(checkPlace),
})

const besideDocument = z.object({
  kind: evidenceKind,
  /** The other claim's attempt with the most similar document. */
  attempt: z.int(),
  /** `null` if nothing suggests that they are the same document. */
  how: z.nullable(paperTie),
  inCommon: z.array(inCommon),
  /** Count of numbers on each document, and on both. */
  numbers: z.object({ here: z.int(), there: z.int(), both: z.int() }),
})
export type BesideDocument = z.infer<typeof besideDocument>

const beside = z.object({
  facts: z.array(besideFact),
  documents: z.array(besideDocument),
})
export type Beside = z.infer<typeof beside>

export const claimBeside = endpoint({
  name: 'claimBeside',
  method: 'GET',
  path: '/api/claims/{number}/beside/{other}',
  summary: 'What two claims have in common: their facts, and what is on both documents.',
  access: 'evidence.read',
  params: z.object({ number: claimNumber, other: claimNumber }),
  answer: { status: 200, body: beside },
  problems: ['not_found', 'blind_look'],
})
