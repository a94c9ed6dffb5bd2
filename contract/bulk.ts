import * as z from 'zod/mini'
import { claimNumber } from './claim-number.ts'
import { endpoint } from './endpoint.ts'
import { colleague } from './claim-words.ts'
import { fault, named } from './faults.ts'
import { problemId } from './problems.ts'
import { id, lines, localDate, seenVersion } from './schema.ts'
import { mostTags, tag } from './tags.ts'

/** Maximum number of claims per call. */
export const mostBulkRows = 200

const tags = z._default(z.array(tag).check(z.maxLength(mostTags)), [])

/**
 * Actions that are safe on many claims at once. Deciding is not, because each claim must be
 * reviewed.
 */
const bulkAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('assign'), assignee: z.nullable(id) }),
  z.strictObject({
    kind: z.literal('hold'),
    until: localDate,
    because: lines(500),
    /** Whether holds that others chose are changed too; left out, they stay and name who did. */
    overOthers: z._default(z.boolean(), false),
  }),
  z
    .strictObject({ kind: z.literal('tag'), add: tags, remove: tags })
    .check(
      z.refine(
        ({ add, remove }) => add.length + remove.length > 0,
        named('required', 'names no tag'),
      ),
    ),
  /**
   * Puts back what the caller’s own bulk action replaced, on claims that nothing has happened to
   * since: their version is the one that it made.
   */
  z.strictObject({ kind: z.literal('undo') }),
])
export type BulkAct = z.infer<typeof bulkAct>

/** Outcome for one claim. */
export const bulkOutcome = z.object({
  number: z.string(),
  /** `unchanged`: no change was needed. */
  outcome: z.enum(['done', 'unchanged', 'refused']),
  /** Current version; `null` for an unknown claim. */
  version: z.nullable(z.int()),
  /** Why it was refused. */
  why: z.nullable(problemId),
  /** With `claim_taken`: who is at it. With `held_by_other`: who chose the date. */
  by: z.optional(colleague),
  /** With `invalid_input`: what is wrong. */
  fault: z.optional(fault),
})
export type BulkOutcome = z.infer<typeof bulkOutcome>

export const claimBulk = endpoint({
  name: 'claimBulk',
  method: 'POST',
  path: '/api/claims/bulk',
  // Repeating the key returns the first outcome of each finished claim, and does the rest.
  summary: 'Acts on several claims independently: a refused claim does not stop the others.',
  access: 'claims.decide',
  repeatable: true,
  body: z.strictObject({
    act: bulkAct,
    rows: z.array(z.strictObject({ number: claimNumber, version: seenVersion })).check(
      z.minLength(1),
      z.maxLength(mostBulkRows),
      z.refine(
        (rows) => new Set(rows.map(({ number }) => number)).size === rows.length,
        named('repeated', 'each claim once'),
      ),
    ),
  }),
  answer: { status: 200, body: z.object({ rows: z.array(bulkOutcome) }) },
  // Problems of single claims only, in their outcome.
  problems: ['tags_full', 'held_by_other', 'nothing_to_undo'],
})
