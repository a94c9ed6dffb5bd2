import * as z from 'zod/mini'
import { claimParam } from './claim-number.ts'
import { colleague } from './claim-words.ts'
import { endpoint } from './endpoint.ts'
import { evidenceKind } from './evidence.ts'
import { named } from './faults.ts'
import { cursor, id, instant, lines, sha256 } from './schema.ts'

/** Minutes in which its author may edit a note. */
export const noteMinutes = 5

/** Longest text of a note, in UTF-16 code units. */
export const noteLength = 2000

/** Most colleagues that one note may mention. */
export const mostMentions = 10

/** Most texts of one note, the first included. */
export const mostEditions = 5

const fraction = z.number().check(z.gte(0), z.lte(1))

/** A point on one page of the claim’s evidence, as fractions of its upright width and height. */
export const notePlace = z.strictObject({
  kind: evidenceKind,
  /** The page, by the SHA-256 of its picture. */
  sha256,
  x: fraction,
  y: fraction,
})
export type NotePlace = z.infer<typeof notePlace>

const noteContent = z.strictObject({
  text: lines(noteLength),
  /** Colleagues who get a notice: ids of staff. The text is never searched for names. */
  mentions: z._default(
    z.array(id).check(
      z.maxLength(mostMentions),
      z.refine((list) => new Set(list).size === list.length, named('repeated', 'each once')),
    ),
    [],
  ),
  place: z._default(z.nullable(notePlace), null),
})
export type NoteContent = z.infer<typeof noteContent>

/** A note on a claim, for colleagues; never for the member. It is no step of the claim. */
export const note = z.object({
  id,
  at: instant,
  author: colleague,
  text: z.string(),
  mentions: z.array(colleague),
  place: z.nullable(notePlace),
  /** When the text became what it is; `null` if it was never edited. */
  editedAt: z.nullable(instant),
  /** What it said before, oldest first, each with when that was written. */
  earlier: z.array(z.object({ text: z.string(), at: instant })),
  /** Seconds left in which the caller may edit it; `null` if they can’t. */
  editSeconds: z.nullable(z.int()),
})
export type Note = z.infer<typeof note>

export const noteList = endpoint({
  name: 'noteList',
  method: 'GET',
  path: '/api/claims/{number}/notes',
  summary: 'Notes on a claim, newest first, and whether the caller watches it.',
  access: 'claims.read',
  params: claimParam,
  query: z.strictObject({ cursor }),
  answer: {
    status: 200,
    body: z.object({
      items: z.array(note),
      next: z.nullable(z.string()),
      /** Notes on the claim in all. */
      count: z.int(),
      isWatched: z.boolean(),
    }),
  },
  problems: ['not_found', 'blind_look'],
})

export const noteAdd = endpoint({
  name: 'noteAdd',
  method: 'POST',
  path: '/api/claims/{number}/notes',
  summary:
    'Adds a note to a claim, whatever its state; mentioned colleagues and watchers are notified.',
  access: 'claims.note',
  params: claimParam,
  repeatable: true,
  body: noteContent,
  answer: { status: 201, body: note },
  problems: ['not_found', 'blind_look'],
})

export const noteEdit = endpoint({
  name: 'noteEdit',
  method: 'PUT',
  path: '/api/claims/{number}/notes/{id}',
  summary: 'Edits the caller’s own note within five minutes; its earlier text stays in the record.',
  access: 'claims.note',
  params: z.extend(claimParam, { id }),
  repeatable: true,
  body: noteContent,
  answer: { status: 200, body: note },
  problems: ['not_found', 'blind_look', 'note_settled'],
})

export const claimWatch = endpoint({
  name: 'claimWatch',
  method: 'PUT',
  path: '/api/claims/{number}/watch',
  summary: 'Notifies the caller of each later decision, note and attempt of a claim by others.',
  access: 'claims.read',
  params: claimParam,
  answer: { status: 204 },
  problems: ['not_found', 'blind_look'],
})

export const claimUnwatch = endpoint({
  name: 'claimUnwatch',
  method: 'DELETE',
  path: '/api/claims/{number}/watch',
  summary: 'Ends the caller’s notices of what happens to a claim.',
  access: 'claims.read',
  params: claimParam,
  answer: { status: 204 },
  problems: ['not_found', 'blind_look'],
})
