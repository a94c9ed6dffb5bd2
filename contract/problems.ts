import * as z from 'zod/mini'

/** One thing wrong with what was sent: where, which rule, and the rule in words. */
const fault = z.object({
  /** Dotted path as the sender wrote it: `claim.recipient.zipcode`, `invoice`. */
  field: z.string(),
  /** Stable: `required`, `too_long`, `not_a_picture`… */
  code: z.string(),
  message: z.string(),
})
export type Fault = z.infer<typeof fault>

/** Who changed a claim since the caller last saw it, newest last. */
const changeSince = z.object({
  version: z.int(),
  kind: z.string(),
  at: z.iso.datetime({ offset: true }),
  by: z.nullable(z.string()),
})

/**
 * Everything that can go wrong, by stable id. `title` is for developers; what a person reads is
 * the app's own words for the id.
 */
export const problems = {
  invalid_input: { status: 400, title: 'Some of what was sent cannot be used' },
  version_missing: { status: 428, title: 'This call must say which version it saw (If-Match)' },
  key_missing: { status: 400, title: 'This call must carry an Idempotency-Key' },
  key_reused: { status: 422, title: 'This Idempotency-Key was used for something else' },
  not_signed_in: { status: 401, title: 'Nobody is signed in' },
  wrong_credentials: { status: 401, title: 'E-mail and password do not belong together' },
  too_many_attempts: { status: 429, title: 'Too many attempts; wait before the next one' },
  intake_key_wrong: { status: 401, title: 'The bearer key is missing or wrong' },
  not_permitted: { status: 403, title: 'This role may not do that' },
  cross_site: { status: 403, title: 'The call came from another site' },
  not_found: { status: 404, title: 'There is nothing at this address' },
  method_not_allowed: { status: 405, title: 'This address does not take that method' },
  too_large: { status: 413, title: 'More was sent than is taken' },
  wrong_media_type: { status: 415, title: 'The body is not of the expected kind' },
  claim_changed: { status: 412, title: 'The claim changed since it was read' },
  claim_not_open: { status: 409, title: 'The claim does not stand where this can be done' },
  claim_taken: { status: 409, title: 'Somebody else is at this claim' },
  reason_unfit: { status: 409, title: 'A reason does not fit this decision' },
  no_prize_fits: { status: 409, title: 'No prize of the promotion fits this product' },
  not_asked_again: { status: 409, title: 'Nothing was asked for again' },
  override_missing: { status: 409, title: 'A check fails; approving all the same needs a reason' },
  undo_too_late: { status: 409, title: 'The decision can no longer be undone' },
  nothing_to_undo: { status: 409, title: 'There is no decision to take back' },
  prize_on_its_way: { status: 409, title: 'The prize has left and cannot be taken back' },
  not_on_hold: { status: 409, title: 'The claim is not on hold' },
  prize_not_held: { status: 409, title: 'The prize is not held' },
  promotion_running: { status: 409, title: 'The promotion has not ended' },
  shipment_not_there: { status: 409, title: 'The shipment does not stand where this can be done' },
  goods_out: { status: 409, title: 'There are no such goods left' },
  carrier_changed: { status: 412, title: 'The carrier changed since it was read' },
  mail_not_stuck: { status: 409, title: 'The mail is not waiting for another try' },
  mail_not_sent: { status: 409, title: 'The mail has not left, so it cannot have come back' },
  promotion_exists: { status: 409, title: 'A promotion of that id exists' },
  promotion_changed: { status: 412, title: 'The promotion changed since it was read' },
  second_person_needed: { status: 403, title: 'Somebody else has to do this' },
  batch_decided: { status: 409, title: 'The batch was decided already' },
  batch_not_clean: { status: 409, title: 'The file has faults, so none of it is taken' },
  release_changed: { status: 409, title: 'Other prizes are held than were rehearsed' },
  release_running: { status: 409, title: 'A release of this promotion is under way' },
  release_not_there: { status: 409, title: 'The release does not stand where this can be done' },
  nothing_to_replace: { status: 409, title: 'There is nothing given that could be replaced' },
  replacement_asked: { status: 409, title: 'A replacement waits for a second person already' },
  no_code_to_resend: { status: 409, title: 'There is no code that was mailed' },
  prize_in_use: { status: 409, title: 'A prize with codes or winners must stay what it is' },
  claim_not_decided: { status: 409, title: 'The claim has no decision that stands' },
  look_not_yours: { status: 409, title: 'This second look is somebody else’s' },
  look_given: { status: 409, title: 'This second look was given already' },
  own_look: { status: 409, title: 'One of the two verdicts is the caller’s own' },
  calendar_exists: { status: 409, title: 'A calendar of that name exists' },
  calendar_changed: { status: 412, title: 'The calendar changed since it was read' },
  codes_known: { status: 409, title: 'Some of these codes were loaded before' },
  tags_full: { status: 409, title: 'A claim bears no more tags' },
  view_exists: { status: 409, title: 'A view of that name exists' },
  views_full: { status: 409, title: 'No more views can be kept' },
  staff_exists: { status: 409, title: 'Somebody has an account with that e-mail' },
  last_administrator: { status: 409, title: 'The last administrator cannot be taken away' },
  link_used_up: { status: 410, title: 'The link was used, or its time is over' },
  internal_error: { status: 500, title: 'Something broke on our side' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemId = keyof typeof problems

/** `application/problem+json` (RFC 9457), with our stable `id` and what the id brings along. */
export const problem = z.object({
  type: z.string(),
  id: z.enum(Object.keys(problems) as [ProblemId, ...ProblemId[]]),
  title: z.string(),
  status: z.int(),
  /** A sentence about this very case. */
  detail: z.optional(z.string()),
  /** Id of the request, to be named when asking for help. */
  instance: z.optional(z.string()),
  /** With `invalid_input`: everything that is wrong, at once. */
  faults: z.optional(z.array(fault)),
  /** With `claim_changed`: what happened since. */
  changes: z.optional(z.array(changeSince)),
  /** With `claim_changed`, `promotion_changed` and `calendar_changed`: the version that stands now. */
  version: z.optional(z.int()),
  /** With `too_many_attempts`: seconds. */
  retryAfterSeconds: z.optional(z.int()),
})
export type Problem = z.infer<typeof problem>

export const problemType = (id: ProblemId) => `urn:redeem-desk:problem:${id}`
