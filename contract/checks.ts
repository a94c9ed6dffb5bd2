import * as z from 'zod/mini'
import { claimNumber } from './claim-number.ts'
import { evidenceKind } from './evidence.ts'
import { localDate, sha256 } from './schema.ts'
import { claimTie } from './ties.ts'

/** What is compared, in the order in which the eligibility rules are told to members. */
export const checkIds = [
  'product',
  'purchase_window',
  'redeemed_in_time',
  'region',
  'store',
  'redeem_limit',
  'serial_unused',
  'photo_serial',
  'photo_chk',
  'photo_unused',
  'invoice_store',
  'invoice_date',
  'invoice_window',
  'invoice_number',
  'invoice_total',
  'invoice_model',
  'invoice_serial',
  'invoice_unused',
  'papers_examined',
  'serial_elsewhere',
  'person_elsewhere',
] as const
export const checkId = z.enum(checkIds)
export type CheckId = z.infer<typeof checkId>

/**
 * holds: the rule is kept · fails: it is broken · unsure: a person has to look, because what is
 * known allows either.
 */
const checkOutcomes = ['holds', 'fails', 'unsure'] as const
const checkOutcome = z.enum(checkOutcomes)
export type CheckOutcome = z.infer<typeof checkOutcome>

/** The fact of the claim that a check stands beside. */
const checkedFacts = [
  'serialNumber',
  'chk',
  'model',
  'store',
  'purchaseDate',
  'region',
  'email',
  'redeemDate',
  'invoiceNumber',
  'total',
  'person',
  'papers',
] as const
const checkedFact = z.enum(checkedFacts)

/** Where a fact can be read; `reviewer`: what somebody of the desk says stands there. */
export const readSources = [
  'photo_code',
  'photo_text',
  'invoice_code',
  'invoice_text',
  'reviewer',
] as const
export type ReadSource = (typeof readSources)[number]

/** Something expected or found; dates are the promotion's local dates and shown in the reader's way. */
const checkValue = z.union([
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('date'), date: localDate }),
  z.object({ kind: z.literal('category'), text: z.string() }),
  z.object({ kind: z.literal('count'), count: z.int() }),
  /** What was read, and which of its characters differ from what was expected. */
  z.object({ kind: z.literal('characters'), text: z.string(), differing: z.array(z.int()) }),
  /**
   * What one source says where another says something else, and which of its characters differ: a
   * check that found such values is a contradiction within the evidence, whatever was registered.
   */
  z.object({
    kind: z.literal('source'),
    source: z.enum(readSources),
    text: z.string(),
    differing: z.array(z.int()),
  }),
  /** Another claim of the desk, and by what it was found. */
  z.object({ kind: z.literal('claim'), number: claimNumber, by: z.array(claimTie) }),
])
export type CheckValue = z.infer<typeof checkValue>

/** Where in the evidence something was found; sizes in pixels of the page as it is shown. */
export const checkPlace = z.object({
  kind: evidenceKind,
  /** The page by its picture. */
  sha256,
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
})

export type CheckPlace = z.infer<typeof checkPlace>

/**
 * One computed comparison shown to the reviewer. It assists; a person decides. The rule in words is
 * the app's own text for the id.
 */
export const check = z.object({
  id: checkId,
  outcome: checkOutcome,
  fact: checkedFact,
  /** What the rule wants: a window is its first and its last day; of several values any will do. */
  expected: z.array(checkValue),
  /** What is there; nothing when nothing is. */
  found: z.array(checkValue),
  places: z.array(checkPlace),
  /** Reasons of the catalogue that fit when it fails. */
  suggests: z.array(z.string()),
})
export type Check = z.infer<typeof check>

/** What a reviewer thinks of a document or a check, collected before the decision. */
const markVerdicts = ['fine', 'not_fine', 'cannot_tell'] as const
const markVerdict = z.enum(markVerdicts)

export const mark = z.strictObject({
  subject: z.union([evidenceKind, checkId]),
  verdict: markVerdict,
})
export type Mark = z.infer<typeof mark>
