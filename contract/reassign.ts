import * as z from 'zod/mini'
import { named } from './faults.ts'
import { endpoint } from './endpoint.ts'
import { standing } from './clocks.ts'
import { id, instant, language, lines, localDate, text } from './schema.ts'
import { boardFilter } from './supervision.ts'

/** Maximum number of claims per call; more take another call. */
export const mostReassigned = 500

/** What a person can be assigned: languages, a limit, and absence. */
export const workTerms = z
  .strictObject({
    /** None means every language. */
    languages: z.array(language),
    /** Maximum number of open claims; `null` for no limit. */
    cap: z.nullable(z.int().check(z.gte(0), z.lte(10_000))),
    /** First and last day of an absence, by the team’s date; both or neither. */
    absentFrom: z.nullable(localDate),
    absentUntil: z.nullable(localDate),
  })
  .check(
    z.refine(
      ({ absentFrom, absentUntil }) =>
        (absentFrom === null) === (absentUntil === null) &&
        (absentFrom === null || absentUntil === null || absentFrom <= absentUntil),
      { path: ['absentUntil'], ...named('ends_first', 'ends before it begins, or not at all') },
    ),
  )
export type WorkTerms = z.infer<typeof workTerms>

/** A person who decides claims, with their claims and limits. */
export const workload = z.object({
  id,
  name: z.string(),
  ...workTerms.shape,
  isAbsent: z.boolean(),
  /** Claims that their current absence unassigned when it began; `null` before that. */
  freed: z.nullable(z.int()),
  /** Their open claims, and how many are overdue. */
  open: z.int(),
  overdue: z.int(),
  /** Claims they are reviewing now. */
  leases: z.int(),
})
export type Workload = z.infer<typeof workload>

export const workloadList = endpoint({
  name: 'workloadList',
  method: 'GET',
  path: '/api/supervision/people',
  summary: 'Everyone who decides claims: their claims, their limits, and absences.',
  access: 'supervision.read',
  answer: { status: 200, body: z.array(workload) },
  problems: [],
})

export const workloadChange = endpoint({
  name: 'workloadChange',
  method: 'PUT',
  path: '/api/supervision/people/{id}',
  summary:
    'Sets what a person can be assigned. An absence that has begun frees their leases and claims.',
  access: 'supervision.act',
  params: z.object({ id }),
  body: workTerms,
  answer: {
    status: 200,
    body: z.object({ freed: z.int(), people: z.array(workload) }),
  },
  problems: ['not_found'],
})

const target = z.discriminatedUnion('kind', [
  /** Unassigned. */
  z.strictObject({ kind: z.literal('nobody') }),
  z.strictObject({ kind: z.literal('person'), id }),
  /**
   * Shared among available people who speak the language and are below their limit, fewest claims
   * first.
   */
  z.strictObject({ kind: z.literal('rule'), among: z.array(id).check(z.maxLength(100)) }),
  /** Assignees stay the same; on hold until a local date of the promotion. */
  z.strictObject({ kind: z.literal('hold'), until: localDate }),
])
export type ReassignTarget = z.infer<typeof target>

const wanted = {
  from: z.strictObject({
    promotion: z.optional(z.array(text(64)).check(z.maxLength(50))),
    region: z.optional(z.array(text(2)).check(z.maxLength(50))),
    language: z.optional(z.array(language)),
    assignee: boardFilter.assignee,
    attempt: boardFilter.attempt,
    due: z.optional(z.array(standing)),
  }),
  to: target,
  atMost: z.int().check(z.gte(1), z.lte(mostReassigned)),
}

const outcome = {
  /** Claims that match the filter. */
  fitting: z.int(),
  /** Number of claims per person. */
  given: z.array(z.object({ id: z.nullable(id), name: z.nullable(z.string()), claims: z.int() })),
  /** Claims that cannot be assigned: no one with the language, room, or available. */
  left: z.int(),
  /** Claims being reviewed right now, which stay. */
  busy: z.int(),
  /** Claims put on hold, and claims already on hold, which keep their date. */
  held: z.int(),
  heldAlready: z.int(),
}

export const reassignPreview = endpoint({
  name: 'reassignPreview',
  method: 'POST',
  path: '/api/supervision/reassign/preview',
  summary: 'What a reassignment would do as things stand now; nothing is changed.',
  access: 'supervision.act',
  body: z.strictObject(wanted),
  answer: { status: 200, body: z.object(outcome) },
  problems: [],
})

export const reassignClaims = endpoint({
  name: 'reassignClaims',
  method: 'POST',
  path: '/api/supervision/reassign',
  summary:
    'Assigns the most urgent claims in a filter to one person or to several by rule, unassigns them, or puts them on hold.',
  access: 'supervision.act',
  repeatable: true,
  body: z
    .strictObject({
      ...wanted,
      /** For the new assignees; never shown to a member. Required for a hold. */
      because: z.nullable(lines(500)),
    })
    .check(
      z.refine(({ to, because }) => to.kind !== 'hold' || because !== null, {
        path: ['because'],
        ...named('required', 'a hold needs a reason'),
      }),
    ),
  answer: {
    status: 200,
    body: z.object({
      /** ID for undoing; `null` for a preview, and if nothing was done. */
      id: z.nullable(id),
      ...outcome,
    }),
  },
  problems: [],
})

export const reassignUndo = endpoint({
  name: 'reassignUndo',
  method: 'POST',
  path: '/api/supervision/reassign/{id}/undo',
  summary: 'Undoes a reassignment or hold, for claims where nothing has happened since.',
  access: 'supervision.act',
  params: z.object({ id }),
  answer: { status: 200, body: z.object({ undone: z.int(), kept: z.int(), at: instant }) },
  problems: ['not_found', 'nothing_to_undo'],
})
