import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { sharingRule } from './sharing-words.ts'

/** How the desk shares out new claims by itself. */
export const sharingTerms = z.strictObject({
  rule: z.enum(['off', ...sharingRule.options]),
  /** Whether claims go only to people who read the language of their promotion. */
  isByLanguage: z.boolean(),
})
export type SharingTerms = z.infer<typeof sharingTerms>

export const sharingRead = endpoint({
  name: 'sharingRead',
  method: 'GET',
  path: '/api/sharing',
  summary: 'How new claims are shared out among the people who decide claims.',
  access: 'supervision.read',
  answer: { status: 200, body: sharingTerms },
  problems: [],
})

export const sharingChange = endpoint({
  name: 'sharingChange',
  method: 'PUT',
  path: '/api/sharing',
  summary: 'Sets how claims are shared out that come from now on; claims assigned already stay.',
  access: 'supervision.act',
  body: sharingTerms,
  answer: { status: 200, body: sharingTerms },
  problems: [],
})
