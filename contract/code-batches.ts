import * as z from 'zod/mini'
import { codeStock } from './codes.ts'
import { endpoint } from './endpoint.ts'
import { money } from './money.ts'
import { promotionId } from './promotions.ts'
import { pendingSignOff } from './sign-offs.ts'
import { id, instant, lines, localDate, optionalText } from './schema.ts'
import { tableAnswers, tableRead } from './tables.ts'

/**
 * waiting: for a second person · confirmed: its codes are in stock · rejected: none of them are.
 */
const batchStates = ['waiting', 'confirmed', 'rejected'] as const
const batchState = z.enum(batchStates)
export type BatchState = z.infer<typeof batchState>

/** Maximum number of codes per file. */
export const maxBatchCodes = 100_000

/** Possible columns in a list of codes. */
export const codeFields = ['code', 'expiry'] as const
export type CodeField = (typeof codeFields)[number]

export const batchTerms = z.strictObject({
  promotion: promotionId,
  prize: promotionId,
  supplier: optionalText(120),
  /** Value of one code. */
  value: z._default(z.nullable(money), null),
  /** Expiry for codes without one of their own. */
  expiresOn: z._default(z.nullable(localDate), null),
  /** The supplier's count; a different number of codes is refused. */
  expectedCount: z._default(z.nullable(z.int().check(z.gte(1), z.lte(maxBatchCodes))), null),
  /** Answers to questions about the file, which a preview asks. */
  table: z.optional(tableAnswers(codeFields)),
})

const lineFault = z.object({
  line: z.int(),
  fault: z.enum([
    'malformed',
    'repeated',
    /** Like `repeated`, but the two differ in case only, which counts as one code. */
    'case_only',
    /** A spreadsheet shortened the number (1.23E+14), and the code is lost. */
    'shortened',
    /** The cells don't match the columns. */
    'wrong_cells',
    'known',
    'expired',
    'bad_expiry',
  ]),
})

/** Preview of a file before anything is imported. It contains no code. */
export const batchPreview = z.object({
  count: z.int(),
  /** Lines that repeat a code of an earlier line. */
  repeated: z.int(),
  /** Codes imported before, for any prize. */
  known: z.int(),
  malformed: z.int(),
  /** Codes whose expiry has passed, or is not a date. */
  expired: z.int(),
  /** Codes that expire too soon for the promotion's minimum validity. */
  nearExpiry: z.int(),
  expectedCount: z.nullable(z.int()),
  /**
   * Last four characters of the first codes, masked, with their expiry as written, cut off if it is
   * not a date. Answers are never stricter than inputs were.
   */
  sample: z.array(z.object({ masked: z.string(), expiresOn: z.nullable(z.string()) })),
  faults: z.array(lineFault),
  /** The batch created from the same list, if any. */
  sameAs: z.nullable(z.object({ id, state: batchState, sentAt: instant })),
  /** Whether it can be submitted for confirmation. */
  isClean: z.boolean(),
  /** How the file was read, with codes masked. It is never clean while questions are open. */
  read: tableRead(codeFields),
  /** Likely mistakes without proof. */
  hints: z.array(
    z.object({
      /** rounded: long numbers that all end in zeros, as spreadsheets round them. */
      kind: z.enum(['rounded', 'shortened']),
      count: z.int(),
      /** The first of them. */
      line: z.int(),
    }),
  ),
})
export type BatchPreview = z.infer<typeof batchPreview>

export const codeBatch = z.object({
  id,
  state: batchState,
  promotion: z.object({ id: promotionId, name: z.string() }),
  prize: z.object({ id: promotionId, name: z.string() }),
  fileName: z.string(),
  count: z.int(),
  supplier: z.nullable(z.string()),
  value: z.nullable(money),
  expiresOn: z.nullable(localDate),
  sentBy: z.string(),
  sentAt: instant,
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(instant),
  reason: z.nullable(z.string()),
  /** For a confirmed batch: its remaining codes, and those reserved for held prizes. */
  available: z.int(),
  reserved: z.int(),
  sample: z.array(z.string()),
  canConfirm: z.boolean(),
  canReject: z.boolean(),
  canVoid: z.boolean(),
  /** Pending sign-offs. */
  pending: z.array(pendingSignOff),
})
export type CodeBatch = z.infer<typeof codeBatch>

const form = {
  part: 'batch',
  json: batchTerms,
  files: { codes: 'required' },
} as const

export const codeBatchPreview = endpoint({
  name: 'codeBatchPreview',
  method: 'POST',
  path: '/api/code-batches/preview',
  summary: 'Previews a file of codes (CSV, or one per line); the preview is recorded.',
  access: 'codes.keep',
  form,
  answer: { status: 200, body: batchPreview },
  problems: ['not_found', 'too_many_attempts'],
})

export const codeBatchCreate = endpoint({
  name: 'codeBatchCreate',
  method: 'POST',
  path: '/api/code-batches',
  summary:
    'Submits a file without errors for confirmation by a colleague. The same file again is the same batch.',
  access: 'codes.keep',
  repeatable: true,
  form,
  answer: { status: 201, body: codeBatch },
  problems: ['not_found', 'codes_known', 'batch_not_clean', 'too_many_attempts'],
})

export const codeBatchList = endpoint({
  name: 'codeBatchList',
  method: 'GET',
  path: '/api/code-batches',
  summary: 'Batches of codes: those waiting for a second person first, then newest first.',
  access: 'codes.read',
  answer: { status: 200, body: z.array(codeBatch) },
  problems: [],
})

const params = z.object({ id })

export const codeBatchConfirm = endpoint({
  name: 'codeBatchConfirm',
  method: 'POST',
  path: '/api/code-batches/{id}/confirm',
  summary:
    'A second person confirms a whole batch. Its codes go into stock, and waiting prizes are served.',
  access: 'codes.keep',
  params,
  repeatable: true,
  answer: {
    status: 200,
    body: z.object({ batch: codeBatch, added: z.int(), served: z.int(), stock: codeStock }),
  },
  problems: [
    'not_found',
    'second_person_needed',
    'second_person_new',
    'batch_decided',
    'codes_known',
  ],
})

export const codeBatchReject = endpoint({
  name: 'codeBatchReject',
  method: 'POST',
  path: '/api/code-batches/{id}/reject',
  summary: 'Rejects a batch that was not confirmed; its codes can be imported again.',
  access: 'codes.keep',
  params,
  body: z.strictObject({ reason: lines(300) }),
  answer: { status: 200, body: codeBatch },
  problems: ['not_found', 'batch_decided'],
})

export const codeBatchVoid = endpoint({
  name: 'codeBatchVoid',
  method: 'POST',
  path: '/api/code-batches/{id}/void',
  summary: 'Requests voiding the remaining codes of a batch; a second person signs it off.',
  access: 'codes.keep',
  params,
  repeatable: true,
  body: z.strictObject({ as: z.enum(['void', 'compromised']), reason: lines(300) }),
  answer: { status: 200, body: codeBatch },
  problems: ['not_found', 'nothing_to_void', 'sign_off_asked', 'too_many_attempts'],
})
