import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { languages } from './schema.ts'

/**
 * Where the member fixes it: the invoice under My Products, the photo with Redeem Again; or final.
 */
export const fixPlaces = ['my_products', 'redeem_again', 'final'] as const
export const fixPlace = z.enum(fixPlaces)
export type FixPlace = z.infer<typeof fixPlace>

/** A catalogue entry. Its text is public: it is the member's status, word for word. */
export const reason = z.object({
  id: z.string(),
  fix: fixPlace,
  /** Label for agents: what they saw. */
  label: z.string(),
  texts: z.record(z.enum(languages), z.string()),
})
export type Reason = z.infer<typeof reason>

export const reasonList = endpoint({
  name: 'reasonList',
  method: 'GET',
  path: '/api/reasons',
  summary: 'The catalogue of reasons, in the order in which agents see them.',
  access: 'signed-in',
  answer: { status: 200, body: z.array(reason) },
  problems: [],
})
