import * as z from 'zod/mini'
import { claimNumber } from './claim-number.ts'
import { correctableFact } from './document-reading.ts'
import { endpoint } from './endpoint.ts'
import { evidenceKind } from './evidence.ts'
import { optionalText } from './schema.ts'

export const readingCorrect = endpoint({
  name: 'readingCorrect',
  method: 'PUT',
  path: '/api/claims/{number}/readings/{kind}',
  summary: 'Says what really stands in a picture; without a value, what was read holds again.',
  access: 'claims.decide',
  params: z.object({ number: claimNumber, kind: evidenceKind }),
  body: z.strictObject({ fact: correctableFact, value: optionalText(120) }),
  answer: { status: 204 },
  problems: ['not_found'],
})
