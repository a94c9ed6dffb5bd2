import { checkId, checkStates, checkSummary } from './checks.ts'
import { claimState, colleague, lease, category } from './claim-words.ts'
import * as z from 'zod/mini'
import { claimNumber } from './claim-number.ts'
import { deadline, standings } from './clocks.ts'
import { endpoint } from './endpoint.ts'
import {
  commaList,
  cursor,
  id,
  instant,
  language,
  localDate,
  page,
  region,
  text,
  wholeNumber,
} from './schema.ts'
import { tag } from './tags.ts'

/** Where a search found a claim, other than in the columns of its row. */
export const foundInPlaces = [
  'phone',
  'address',
  'store',
  'product',
  'parcel',
  'invoice',
  'serial_photo',
  'code',
] as const
export type FoundIn = (typeof foundInPlaces)[number]

export const queueRow = z.object({
  number: claimNumber,
  version: z.int(),
  state: claimState,
  promotion: z.object({ id: z.string(), name: z.string() }),
  region,
  memberName: z.string(),
  email: z.string(),
  productName: z.string(),
  category,
  serialNumber: z.string(),
  attempt: z.int(),
  submittedAt: instant,
  deadline,
  assignee: z.nullable(colleague),
  lease: z.nullable(lease),
  /** Local date until which it is on hold. */
  heldUntil: z.nullable(localDate),
  /** The last date for the member to answer; `null` when none is awaited, or without such a date. */
  answerBy: z.nullable(localDate),
  /** What its attempt was decided by; `null` while it is waiting. */
  decided: z.nullable(z.object({ at: instant, by: colleague })),
  tags: z.array(z.string()),
  /** `null` once it is decided. */
  checks: z.nullable(checkSummary),
  /** With a search: where it was found, if not in the columns above. */
  foundIn: z.array(z.enum(foundInPlaces)),
})
export type QueueRow = z.infer<typeof queueRow>

/** The standard views of the queue; each is a filter on the server. */
export const queueViews = [
  'to_review',
  'clean',
  'mine',
  'overdue',
  'due_soon',
  'on_hold',
  'asked_again',
  'approved',
  'declined',
  'expired',
  'all',
] as const
export const queueView = z.enum(queueViews)
export type QueueView = z.infer<typeof queueView>

/**
 * `decided`: claims with a decision, the newest decision first · `answer`: claims that wait for their
 * member, by the last date to answer, those without one last · `checks`: open claims, the clean ones
 * first, those still being read last, each by deadline.
 */
export const queueOrders = ['due', 'newest', 'oldest', 'decided', 'checks', 'answer'] as const
export type QueueOrder = (typeof queueOrders)[number]

/** Views of what is decided, or waits for the member: nobody has a deadline there. */
export const decidedViews: readonly QueueView[] = ['asked_again', 'approved', 'declined', 'expired']

/** The order of a view unless another one was chosen. */
export function orderOf(view: QueueView): QueueOrder {
  if (view === 'asked_again') return 'answer'
  // Its decision in force is still the question, which says little of when it expired.
  if (view === 'expired') return 'newest'
  return decidedViews.includes(view) ? 'decided' : 'due'
}

/** `me`, `nobody`, or the id of a colleague. */
const assigneeFilter = z.union([z.literal('me'), z.literal('nobody'), id])

const filter = {
  view: z._default(queueView, 'to_review'),
  state: commaList(claimState),
  promotion: commaList(text(64)),
  region: commaList(region),
  assignee: z.optional(assigneeFilter),
  /** `first`: attempt 1 · `again`: any later one. */
  attempt: z.optional(z.enum(['first', 'again'])),
  due: commaList(z.enum(standings)),
  /** Open claims by what their checks come to. */
  checks: commaList(z.enum(checkStates)),
  /** Open claims on which any of these checks does not hold. */
  check: commaList(checkId),
  /** Claims with any of these tags. */
  tag: commaList(tag),
  language: commaList(language),
  /** Open claims that are due on this date, in the promotion’s zone. */
  dueOn: z.optional(localDate),
  /** Claims with an attempt received or decided on this date of the team. */
  receivedOn: z.optional(localDate),
  decidedOn: z.optional(localDate),
  /** Claims that were open at the end of this date of the team. */
  openOn: z.optional(localDate),
  /** With one of these three dates: only first or only later attempts. */
  dayAttempt: z.optional(z.enum(['first', 'again'])),
  /** With `decidedOn`: who decided. */
  decidedBy: z.optional(id),
  /**
   * Claim number, S/N, name, e-mail, tag, phone in any notation, address, store, product or tracking
   * number, or part of one. If that finds nothing, or after `paper:`, what was read on one of the
   * newest papers. `…11BB` or `last4:11BB`: the end of a code, for those who may list codes.
   */
  q: z.optional(z.string().check(z.trim(), z.maxLength(100))),
  /** Without one: by decision where the view is about decisions, otherwise by deadline. */
  order: z.optional(z.enum(queueOrders)),
}

export const claimList = endpoint({
  name: 'claimList',
  method: 'GET',
  path: '/api/claims',
  summary: 'The queue: claims by filter, in pages by keyset.',
  access: 'claims.read',
  query: z.strictObject({ ...filter, cursor, limit: z._default(wholeNumber(1, 200), 50) }),
  answer: {
    status: 200,
    body: z.extend(page(queueRow), {
      /** Number of matching claims, counted up to `matchingAtMost`. */
      matching: z.int(),
      matchingAtMost: z.int(),
    }),
  },
  problems: [],
})

export const claimCounts = endpoint({
  name: 'claimCounts',
  method: 'GET',
  path: '/api/claims/counts',
  summary: 'Number of claims in each view of the queue.',
  access: 'claims.read',
  answer: {
    status: 200,
    body: z.object({
      /** One more than `countedAtMost` means: more than that. */
      counts: z.record(queueView, z.int()),
      countedAtMost: z.int(),
    }),
  },
  problems: [],
})

export const claimNext = endpoint({
  name: 'claimNext',
  method: 'POST',
  path: '/api/claims/next',
  summary: 'Takes the most urgent available claim in a queue filter, with a lease for the caller.',
  access: 'claims.decide',
  /** The current queue filter. Its order does not matter: the most urgent claim comes first. */
  query: z.strictObject(filter),
  body: z.strictObject({
    /** Claims to exclude because they were just skipped. */
    except: z.optional(z.array(claimNumber).check(z.maxLength(200))),
    /**
     * Keeps the claim free for two minutes without reviewing it: nobody is told, whoever opens it
     * gets it, and it replaces what the caller kept free before. Asking again renews it.
     */
    ahead: z.optional(z.boolean()),
  }),
  answer: {
    status: 200,
    /**
     * `null` if no claim is available. Claims the caller skipped come last. Claims of promotions
     * that write in a language the caller does not read are not given, unless they are assigned to
     * them or the filter names a language. Whoever has as many open claims as their claim limit is
     * given only these.
     */
    body: z.object({
      number: z.nullable(claimNumber),
      /** If there is none: the languages of claims that were not given for that reason. */
      unread: z.array(language),
      /** If there is none: whether the caller’s claim limit is why. */
      isAtLimit: z.boolean(),
    }),
  },
  problems: [],
})

export const claimNextPeek = endpoint({
  name: 'claimNextPeek',
  method: 'GET',
  path: '/api/claims/next',
  summary: 'The claims that would be taken next, and not taken: the screen gets them ready.',
  access: 'claims.decide',
  query: z.strictObject({
    ...filter,
    /** Claims to leave out: the one that is open. */
    except: commaList(claimNumber),
    limit: z._default(wholeNumber(1, 10), 2),
  }),
  answer: { status: 200, body: z.object({ numbers: z.array(claimNumber) }) },
  problems: [],
})

export const colleagueList = endpoint({
  name: 'colleagueList',
  method: 'GET',
  path: '/api/colleagues',
  summary: 'Everyone who decides claims, by name; or everyone who may read them.',
  access: 'claims.read',
  query: z.strictObject({ who: z.optional(z.enum(['decide', 'read'])) }),
  answer: { status: 200, body: z.array(colleague) },
  problems: [],
})
