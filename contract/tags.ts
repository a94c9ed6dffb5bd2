import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'

/** Maximum number of tags on a claim. */
export const mostTags = 8

/**
 * A short label for sorting claims, never shown to the member: lower case, at most 24 UTF-16 code
 * units, without commas, so that several fit in one query parameter.
 */
export const tag = z.string().check(
  z.overwrite((typed) => typed.trim().replaceAll(/\s+/g, ' ').toLowerCase().normalize('NFC')),
  z.minLength(1),
  z.maxLength(24),
  z.regex(/^[\p{L}\p{N}][\p{L}\p{N}\p{M} ._/&+-]*$/u, 'letters, digits and . _ / & + - only'),
)

export const tagList = endpoint({
  name: 'tagList',
  method: 'GET',
  path: '/api/tags',
  summary: 'Every tag in use, by name.',
  access: 'claims.read',
  answer: { status: 200, body: z.array(z.object({ tag: z.string(), claims: z.int() })) },
  problems: [],
})
