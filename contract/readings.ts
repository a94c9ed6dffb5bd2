import * as z from 'zod/mini'
import { checkId } from './checks.ts'
import { claimNumber } from './claim-number.ts'
import { correctableFact } from './document-reading.ts'
import { endpoint } from './endpoint.ts'
import { evidenceKind } from './evidence.ts'
import { optionalText } from './schema.ts'

export const readingCorrect = endpoint({
  name: 'readingCorrect',
  method: 'PUT',
  path: '/api/claims/{number}/readings/{kind}',
  summary: 'Corrects what was read from a picture; without a value, removes the correction.',
  access: 'claims.decide',
  params: z.object({ number: claimNumber, kind: evidenceKind }),
  body: z.strictObject({ fact: correctableFact, value: optionalText(120) }),
  answer: { status: 204 },
  problems: ['not_found'],
})

export const checkFigures = endpoint({
  name: 'checkFigures',
  method: 'GET',
  path: '/api/checks/figures',
  summary: 'How often each check was right, in the last thousand decisions that show it.',
  access: 'claims.read',
  answer: {
    status: 200,
    body: z.array(z.object({ check: checkId, right: z.int(), of: z.int() })),
  },
  problems: [],
})
