import * as z from 'zod/mini'
import { checkPlace } from './checks.ts'
import { claimNumber } from './claim-number.ts'
import { endpoint } from './endpoint.ts'
import { sha256, text } from './schema.ts'

/** More are not shown at once; there are more where `isCut` says so. */
export const linesAtMost = 400

/** A line that was read, exactly as it was read, and the place of what was found in it. */
const documentLine = z.object({ text: z.string(), place: checkPlace })
export type DocumentLine = z.infer<typeof documentLine>

export const documentLines = endpoint({
  name: 'documentLines',
  method: 'GET',
  path: '/api/claims/{number}/documents/{sha256}/lines',
  summary:
    'What was read in a document, line by line; with a search only what it finds, and where.',
  access: 'evidence.read',
  /** `sha256`: of the document as it was sent. */
  params: z.object({ number: claimNumber, sha256 }),
  /** Case, accents, spaces and punctuation make no difference. */
  query: z.strictObject({ q: z.optional(text(100)) }),
  answer: {
    status: 200,
    body: z.object({
      lines: z.array(documentLine),
      /** Whether only characters that look alike were found, as O for 0. */
      isAlike: z.boolean(),
      isCut: z.boolean(),
    }),
  },
  problems: ['not_found'],
})
