import * as z from 'zod/mini'
import { claimNumber } from './claim-number.ts'
import { evidenceKind } from './evidence.ts'
import { localDate, sha256 } from './schema.ts'
import { claimTie } from './ties.ts'

/** The checks, in the order in which members read the eligibility rules. */
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
 * holds: the rule is met · fails: it is broken · unsure: a person has to look, because the facts
 * allow either.
 */
const checkOutcomes = ['holds', 'fails', 'unsure'] as const
const checkOutcome = z.enum(checkOutcomes)
export type CheckOutcome = z.infer<typeof checkOutcome>

/** The fact that a check is shown beside. */
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

/** Where a fact can be read; `reviewer`: a correction by staff. */
export const readSources = [
  'photo_code',
  'photo_text',
  'invoice_code',
  'invoice_text',
  'reviewer',
] as const
export type ReadSource = (typeof readSources)[number]

/** An expected or found value. Dates are in the promotion's time zone and formatted by the app. */
const checkValue = z.union([
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('date'), date: localDate }),
  z.object({ kind: z.literal('category'), text: z.string() }),
  z.object({ kind: z.literal('count'), count: z.int() }),
  /** Text that was read, and which characters differ from the expected ones. */
  z.object({ kind: z.literal('characters'), text: z.string(), differing: z.array(z.int()) }),
  /**
   * What one of two disagreeing sources says, with the differing characters. A check with such
   * values found a contradiction within the evidence, whatever was registered.
   */
  z.object({
    kind: z.literal('source'),
    source: z.enum(readSources),
    text: z.string(),
    differing: z.array(z.int()),
  }),
  /** Another claim, and how it was found. */
  z.object({ kind: z.literal('claim'), number: claimNumber, by: z.array(claimTie) }),
])
export type CheckValue = z.infer<typeof checkValue>

/** A place in the evidence; sizes in pixels of the page as shown. */
export const checkPlace = z.object({
  kind: evidenceKind,
  /** The page, by the SHA-256 of its picture. */
  sha256,
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  /**
   * Text that is not level: its own size around the same middle, and its angle in degrees clockwise,
   * -180 to 180.
   */
  print: z.optional(z.object({ angle: z.number(), width: z.number(), height: z.number() })),
})

export type CheckPlace = z.infer<typeof checkPlace>

/**
 * One computed comparison shown to the reviewer. It assists; a person decides. The app has the
 * rule's text for each id.
 */
export const check = z.object({
  id: checkId,
  outcome: checkOutcome,
  fact: checkedFact,
  /** What the rule expects: a window as first and last day; of several values, any one. */
  expected: z.array(checkValue),
  /** What was found; empty for nothing. */
  found: z.array(checkValue),
  places: z.array(checkPlace),
  /** Reasons in the catalogue that apply if it does not hold; the most fitting first. */
  suggests: z.array(z.string()),
})
export type Check = z.infer<typeof check>

/**
 * What the checks of an open claim come to. `fails`: one does · `reading`: a document is still being
 * read · `look`: a person has to look at something, be it only a picture · `clean`: every check holds.
 */
export const checkStates = ['clean', 'look', 'fails', 'reading'] as const
const checkState = z.enum(checkStates)
export type CheckState = z.infer<typeof checkState>

/** The checks of an open claim in short. */
export const checkSummary = z.object({
  state: checkState,
  /** Those that fail, and those that somebody has to look at, in their own order. */
  failing: z.array(checkId),
  unsure: z.array(checkId),
})
export type CheckSummary = z.infer<typeof checkSummary>

/** A reviewer's mark on a document or check, made before the decision. */
const markVerdicts = ['fine', 'not_fine', 'cannot_tell'] as const
const markVerdict = z.enum(markVerdicts)

export const mark = z.strictObject({
  subject: z.union([evidenceKind, checkId]),
  verdict: markVerdict,
})
export type Mark = z.infer<typeof mark>
