import * as z from 'zod/mini'
import { claimNumber } from './claim-number.ts'
import { endpoint } from './endpoint.ts'
import { promotionId } from './promotions.ts'
import { id, instant, language, localDate } from './schema.ts'

/** running: the desk works on it · paused: see `pausedBecause` · done: every prize was looked at. */
const releaseStates = ['running', 'paused', 'done'] as const
const releaseState = z.enum(releaseStates)
export type ReleaseState = z.infer<typeof releaseState>

export const release = z.object({
  id,
  promotion: z.object({ id: promotionId, name: z.string() }),
  state: releaseState,
  total: z.int(),
  done: z.int(),
  /**
   * somebody: paused by hand · no_authority: whoever it went on for may release no more, so
   * somebody who may has to resume it · `null`: not paused, or nobody wrote it down.
   */
  pausedBecause: z.nullable(z.enum(['somebody', 'no_authority'])),
  /** Whose authority it goes on with: of whoever started it, or resumed it. */
  runBy: z.string(),
  /** Were not held any more when their turn came. */
  passedOver: z.int(),
  startedBy: z.string(),
  startedAt: instant,
  endedAt: z.nullable(instant),
  /** Mails of its codes that have not left yet, and those that came back or were given up. */
  mailsWaiting: z.int(),
  mailsInTrouble: z.int(),
})
export type Release = z.infer<typeof release>

/** Who would get what, before anything happens. */
export const rehearsal = z.object({
  promotion: z.object({ id: promotionId, name: z.string() }),
  releasableFrom: localDate,
  canStart: z.boolean(),
  /** Why it cannot begin; `null` when it can, and when nothing is held. */
  whyNot: z.nullable(z.enum(['promotion_running', 'release_running'])),
  count: z.int(),
  prizes: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['digital_code', 'physical']),
      count: z.int(),
      /** Have a code reserved, or would be given one of the stock. */
      ready: z.int(),
      /** Would wait in line, because the stock runs out. */
      missing: z.int(),
    }),
  ),
  /** The first of them, in the order in which they would be served. */
  first: z.array(
    z.object({
      claim: claimNumber,
      memberName: z.string(),
      email: z.string(),
      prizeName: z.string(),
      outcome: z.enum(['issued', 'awaiting_code', 'dispatch']),
    }),
  ),
  /** Each mail that would be written, in its language; a code stands in it masked. */
  mails: z.array(
    z.object({ language, prizeName: z.string(), subject: z.string(), body: z.string() }),
  ),
})
export type Rehearsal = z.infer<typeof rehearsal>

export const releaseRehearse = endpoint({
  name: 'releaseRehearse',
  method: 'GET',
  path: '/api/promotions/{id}/release',
  summary:
    'Rehearses the release of a promotion’s held prizes: who gets what, and what is missing.',
  access: 'prizes.release',
  params: z.object({ id: promotionId }),
  answer: { status: 200, body: rehearsal },
  problems: ['not_found'],
})

export const releaseStart = endpoint({
  name: 'releaseStart',
  method: 'POST',
  path: '/api/promotions/{id}/release',
  summary: 'Releases all held prizes of a promotion that has ended, one after the other.',
  access: 'prizes.release',
  params: z.object({ id: promotionId }),
  repeatable: true,
  /** As many as were rehearsed: if it is another number by now, it is rehearsed again. */
  body: z.strictObject({ count: z.int().check(z.gte(1)) }),
  answer: { status: 201, body: release },
  problems: ['not_found', 'promotion_running', 'release_changed', 'release_running'],
})

export const releaseList = endpoint({
  name: 'releaseList',
  method: 'GET',
  path: '/api/releases',
  summary: 'Releases and their progress, newest first; and what could be released.',
  access: 'prizes.read',
  answer: {
    status: 200,
    body: z.object({
      releases: z.array(release),
      held: z.array(
        z.object({
          promotion: z.object({ id: promotionId, name: z.string() }),
          count: z.int(),
          releasableFrom: localDate,
          isOver: z.boolean(),
        }),
      ),
    }),
  },
  problems: [],
})

const params = z.object({ id })

export const releasePause = endpoint({
  name: 'releasePause',
  method: 'POST',
  path: '/api/releases/{id}/pause',
  summary: 'Pauses a release after the current prize. Prizes already released stay released.',
  access: 'prizes.release',
  params,
  answer: { status: 200, body: release },
  problems: ['not_found', 'release_not_there'],
})

export const releaseResume = endpoint({
  name: 'releaseResume',
  method: 'POST',
  path: '/api/releases/{id}/resume',
  summary: 'Resumes a paused release.',
  access: 'prizes.release',
  params,
  answer: { status: 200, body: release },
  problems: ['not_found', 'release_not_there'],
})
