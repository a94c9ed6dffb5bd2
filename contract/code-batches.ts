import * as z from 'zod/mini'
import { codeStock } from './codes.ts'
import { endpoint } from './endpoint.ts'
import { money } from './money.ts'
import { promotionId } from './promotions.ts'
import { pendingSignOff } from './sign-offs.ts'
import { id, instant, lines, localDate, optionalText } from './schema.ts'
import { tableAnswers, tableRead } from './tables.ts'

/** waiting: for a second person · confirmed: its codes are in the stock · rejected: none of them is. */
const batchStates = ['waiting', 'confirmed', 'rejected'] as const
const batchState = z.enum(batchStates)
export type BatchState = z.infer<typeof batchState>

/** The most codes that one file may bring. */
export const maxBatchCodes = 100_000

/** What a column of a list of codes can be. */
export const codeFields = ['code', 'expiry'] as const
export type CodeField = (typeof codeFields)[number]

export const batchTerms = z.strictObject({
  promotion: promotionId,
  prize: promotionId,
  supplier: optionalText(120),
  /** What one code is worth. */
  value: z._default(z.nullable(money), null),
  /** Last day of all codes whose own line says nothing else. */
  expiresOn: z._default(z.nullable(localDate), null),
  /** How many the supplier says there are; another number is refused. */
  expectedCount: z._default(z.nullable(z.int().check(z.gte(1), z.lte(maxBatchCodes))), null),
  /** What the file does not say of itself; a preview tells what is to be answered. */
  table: z.optional(tableAnswers(codeFields)),
})

const lineFault = z.object({
  line: z.int(),
  fault: z.enum([
    'malformed',
    'repeated',
    /** As `repeated`, but the two differ in small and capital letters: they are one code here. */
    'case_only',
    /** A spreadsheet has shortened the number (1.23E+14): what stood there is lost. */
    'shortened',
    /** Its cells do not fit the columns. */
    'wrong_cells',
    'known',
    'expired',
    'bad_expiry',
  ]),
})

/** What a file would bring, told before anything happens. No code stands in it. */
export const batchPreview = z.object({
  count: z.int(),
  /** Lines that say a code which an earlier line said. */
  repeated: z.int(),
  /** Codes that any batch brought before, for whichever prize. */
  known: z.int(),
  malformed: z.int(),
  /** Codes whose last day is over, or is no date. */
  expired: z.int(),
  /** Codes that the promotion's minimum keeps from being given already. */
  nearExpiry: z.int(),
  expectedCount: z.nullable(z.int()),
  /**
   * Last four characters of the first few, masked, with their last day: as the file says it, and
   * cut off, where it is no date. What came in is never refused on its way out.
   */
  sample: z.array(z.object({ masked: z.string(), expiresOn: z.nullable(z.string()) })),
  faults: z.array(lineFault),
  /** The batch that the same list made before, if there is one. */
  sameAs: z.nullable(z.object({ id, state: batchState, sentAt: instant })),
  /** Whether it can be sent to be confirmed. */
  isClean: z.boolean(),
  /** How the file was understood, codes masked. With questions nothing is clean. */
  read: tableRead(codeFields),
  /** What is likely wrong although nothing proves it. */
  hints: z.array(
    z.object({
      /** rounded: long numbers that all end in zeros, as a spreadsheet leaves them. */
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
  /** Of a batch that was confirmed: what is left of it, and what waits for prizes that are held. */
  available: z.int(),
  reserved: z.int(),
  sample: z.array(z.string()),
  canConfirm: z.boolean(),
  canReject: z.boolean(),
  canVoid: z.boolean(),
  /** What of it waits for a second person. */
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
