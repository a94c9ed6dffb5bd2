import * as z from 'zod/mini'
import { claimNumber } from './claim-number.ts'
import { endpoint } from './endpoint.ts'
import { id, instant } from './schema.ts'

const by = z.nullable(z.object({ id, name: z.string() }))

/**
 * Short events; clients load what they need.
 *
 * `claim`: it has a new version · `lease`: someone took or ended it · `note`: one was written or
 * edited · `notice`: something for the caller only · `sign_off`: one is waiting or was decided ·
 * `checks`: what checks come to changed on some open claims · `preferences`: the caller changed
 * theirs in another window · `reset`: too much was missed, load everything again.
 */
export const liveEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('claim'), number: claimNumber, version: z.int(), by }),
  z.object({ kind: z.literal('lease'), number: claimNumber, by }),
  z.object({ kind: z.literal('note'), number: claimNumber }),
  z.object({ kind: z.literal('notice') }),
  z.object({ kind: z.literal('sign_off') }),
  z.object({ kind: z.literal('checks') }),
  z.object({ kind: z.literal('preferences') }),
  z.object({ kind: z.literal('reset') }),
])
export type LiveEvent = z.infer<typeof liveEvent>

export const liveFeed = endpoint({
  name: 'liveFeed',
  method: 'GET',
  path: '/api/live',
  summary:
    'Server-sent events: changes by others. Continues after `Last-Event-ID`; if that is older than an hour, a reset.',
  access: 'claims.read',
  answer: { status: 200, events: liveEvent },
  problems: [],
})

/** An action that concerns one person. */
export const notice = z.object({
  id,
  /** `watched_…`: it happened to a claim that they watch. */
  kind: z.enum([
    'taken_over',
    'handed_over',
    'assigned',
    'prize_refused',
    'mentioned',
    'watched_note',
    'watched_approved',
    'watched_asked_again',
    'watched_declined',
    'watched_undone',
    'watched_reversed',
    'watched_attempt',
    'watched_expired',
    'watched_reopened',
  ]),
  claim: claimNumber,
  /** `null` for the member, and for the desk itself. */
  by: z.nullable(z.string()),
  /** Of a note, its current text, cut to 300 characters. */
  note: z.nullable(z.string()),
  /** The note it is about, if it is about one. */
  noteId: z.nullable(id),
  at: instant,
  /** When the caller marked it as read. */
  seenAt: z.nullable(instant),
})
export type Notice = z.infer<typeof notice>

export const noticeList = endpoint({
  name: 'noticeList',
  method: 'GET',
  path: '/api/notices',
  summary: 'Notices of the caller, newest first: at most 100 unread, and the last 20 read.',
  access: 'signed-in',
  answer: { status: 200, body: z.array(notice) },
  problems: [],
})

export const noticeSeen = endpoint({
  name: 'noticeSeen',
  method: 'POST',
  path: '/api/notices/{id}/seen',
  summary: 'Marks a notice as read.',
  access: 'signed-in',
  params: z.object({ id }),
  answer: { status: 204 },
  problems: [],
})

export const noticesSeen = endpoint({
  name: 'noticesSeen',
  method: 'POST',
  path: '/api/notices/seen',
  summary: 'Marks the caller’s notices up to a point in time as read.',
  access: 'signed-in',
  body: z.strictObject({ upTo: instant }),
  answer: { status: 204 },
  problems: [],
})
