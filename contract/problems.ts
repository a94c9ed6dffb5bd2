import * as z from 'zod/mini'
import { actorKind, colleague } from './claim-words.ts'
import { fault } from './faults.ts'

/** Who changed a claim since the caller last saw it, newest last. */
const changeSince = z.object({
  version: z.int(),
  kind: z.string(),
  at: z.iso.datetime({ offset: true }),
  by: z.nullable(z.string()),
  /** Who that is, also where it is nobody with a name. */
  actor: actorKind,
})

/** All problems by stable id. The app has its own words for each id. */
export const problemIds = [
  'invalid_input',
  'version_missing',
  'key_missing',
  'key_reused',
  'not_signed_in',
  'wrong_credentials',
  'too_many_attempts',
  'intake_key_wrong',
  'not_permitted',
  'cross_site',
  'not_found',
  'method_not_allowed',
  'too_large',
  'wrong_media_type',
  'claim_changed',
  'claim_not_open',
  'claim_taken',
  'reason_unfit',
  'no_prize_fits',
  'not_in_lane',
  'not_asked_again',
  'claim_expired',
  'not_expired',
  'override_missing',
  'preview_stale',
  'undo_too_late',
  'nothing_to_undo',
  'prize_on_its_way',
  'not_on_hold',
  'note_settled',
  'held_by_other',
  'prize_not_to_confirm',
  'supervisor_needed',
  'prize_not_held',
  'promotion_running',
  'shipment_not_there',
  'goods_out',
  'carrier_changed',
  'mail_not_stuck',
  'mail_not_sent',
  'no_mail_server',
  'promotion_exists',
  'promotion_changed',
  'second_person_needed',
  'second_person_new',
  'sign_off_asked',
  'sign_off_decided',
  'sign_off_stale',
  'own_account',
  'staff_changed',
  'batch_decided',
  'batch_not_clean',
  'nothing_to_void',
  'release_changed',
  'release_running',
  'release_not_there',
  'nothing_to_replace',
  'replacement_asked',
  'no_code_to_resend',
  'prize_in_use',
  'claim_not_decided',
  'look_not_yours',
  'look_given',
  'look_settled',
  'own_look',
  'blind_look',
  'calendar_exists',
  'calendar_changed',
  'codes_known',
  'tags_full',
  'view_exists',
  'views_full',
  'phrase_exists',
  'phrases_full',
  'placeholder_left',
  'staff_exists',
  'last_administrator',
  'link_used_up',
  'desk_busy',
  'internal_error',
] as const
export const problemId = z.enum(problemIds)
export type ProblemId = z.infer<typeof problemId>

/** Maximum number of faults in an answer, so that a million faults don't need a million lines. */
export const mostFaults = 20

const codesCounted = z.object({
  count: z.int(),
  /** As the sender said; `null` when they did not. */
  expected: z.nullable(z.int()),
  malformed: z.int(),
  repeated: z.int(),
  known: z.int(),
  expired: z.int(),
})

/** `application/problem+json` (RFC 9457), with our stable `id` and its own fields. */
export const problem = z.object({
  type: z.string(),
  id: problemId,
  title: z.string(),
  status: z.int(),
  /** A sentence about this very case, for whoever develops against the API; no person reads it. */
  detail: z.optional(z.string()),
  /** Id of the request, to be named when asking for help. */
  instance: z.optional(z.string()),
  /** With `invalid_input`: all faults, up to `mostFaults`. */
  faults: z.optional(z.array(fault)),
  /** Number of further faults. */
  moreFaults: z.optional(z.int()),
  /** With `claim_changed`: the changes since. */
  changes: z.optional(z.array(changeSince)),
  /** With `claim_changed`, `promotion_changed` and `calendar_changed`: the current version. */
  version: z.optional(z.int()),
  /** With `claim_taken`: who is at it. With `held_by_other`: who chose the date. */
  by: z.optional(colleague),
  /** With `override_missing`: ids of the checks that fail. */
  checks: z.optional(z.array(z.string())),
  /** With `prize_in_use`: the prize that would be stranded. */
  prize: z.optional(z.string()),
  /** With `batch_not_clean` and `codes_known`: how many codes of the list are what. */
  codes: z.optional(codesCounted),
  /** With `too_many_attempts` at sending a code again: how often in how many days is allowed. */
  most: z.optional(z.object({ times: z.int(), days: z.int() })),
  /** With `too_many_attempts` and `desk_busy`: seconds to wait. */
  retryAfterSeconds: z.optional(z.int()),
})
export type Problem = z.infer<typeof problem>
