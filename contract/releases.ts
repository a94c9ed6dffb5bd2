import * as z from 'zod/mini'
import { claimNumber } from './claim-number.ts'
import { endpoint } from './endpoint.ts'
import { promotionId } from './promotions.ts'
import { id, instant, language, localDate } from './schema.ts'

/** running · paused: see `pausedBecause` · done: every prize was processed. */
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
  /** Whose authority it uses: the person who started or last resumed it. */
  runBy: z.string(),
  /**
   * Prizes that were not due when their turn came: no longer held, or of a promotion that runs again
   * and has to end first. Those are still held, and part of the next release.
   */
  passedOver: z.int(),
  startedBy: z.string(),
  startedAt: instant,
  endedAt: z.nullable(instant),
  /** Mails with its codes that are not sent yet, and those that bounced or failed. */
  mailsWaiting: z.int(),
  mailsInTrouble: z.int(),
})
export type Release = z.infer<typeof release>

/** Preview of who would get what. */
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
      /** Prizes with a reserved code, or for which one is in stock. */
      ready: z.int(),
      /** Prizes that would wait because the stock runs out. */
      missing: z.int(),
    }),
  ),
  /** The first of them, in order of release. */
  first: z.array(
    z.object({
      claim: claimNumber,
      memberName: z.string(),
      email: z.string(),
      prizeName: z.string(),
      outcome: z.enum(['issued', 'awaiting_code', 'dispatch']),
    }),
  ),
  /** Each mail that would be sent, in its language, with the code masked. */
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
  /** Number of prizes in the rehearsal; if it has changed, another rehearsal is needed. */
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
