import type { CodeState } from '../../contract/codes.ts'
import type { PrizeState } from '../../contract/prizes.ts'
import type { ReplacementCause } from '../../contract/replacements.ts'
import type { Person } from '../../contract/session.ts'
import { lacking, type Refusal } from '../http/permission.ts'
import { isReleasable } from './rules.ts'

/*
 * Why a person cannot do something to a prize; `null` when they can. Pages and commands both ask
 * here. Daily limits are checked by the command alone, because they pass by themselves.
 */

/** Whether a claim's code is in the member's hands, and not only reserved for them. */
export const isGiven = <State extends CodeState>(
  state: State | null | undefined,
): state is Exclude<State, 'reserved'> =>
  state !== null && state !== undefined && state !== 'reserved'

/** Who approved or refused a prize above the limit. */
export interface SaidOf {
  state: PrizeState
  approvedBy: string | null
  refusedBy: string | null
}

/**
 * Nobody confirms their own approval. After a refusal only somebody who may reverse decisions, and
 * did not refuse, can confirm.
 */
export function confirmRefused({ state, approvedBy, refusedBy }: SaidOf, person: Person): Refusal {
  if (state !== 'to_confirm') return 'prize_not_to_confirm'
  if (lacking(person, 'prizes.confirm')) return 'not_permitted'
  if ([approvedBy, refusedBy].includes(person.id)) return 'second_person_needed'
  if (refusedBy !== null) return lacking(person, 'claims.reverse') && 'supervisor_needed'
  return null
}

/** A prize is refused once; after that it is confirmed anyway, or its approval is reversed. */
export const refuseRefused = (said: SaidOf, person: Person): Refusal =>
  said.refusedBy === null ? confirmRefused(said, person) : 'prize_not_to_confirm'

interface HeldPrize {
  state: PrizeState
  heldUntil: string | null
  zone: string
}

export function releaseRefused(prize: HeldPrize, person: Person, now: Date): Refusal {
  const { state, heldUntil, zone } = prize
  if (lacking(person, 'prizes.release')) return 'not_permitted'
  if (state !== 'held' || heldUntil === null) return 'prize_not_held'
  return isReleasable(heldUntil, zone, now) ? null : 'promotion_running'
}

/** The code that a claim has now, if any. */
interface CodeOf {
  codeState: CodeState | null | undefined
}

export const revealRefused = ({ codeState }: CodeOf, person: Person): Refusal =>
  lacking(person, 'codes.reveal') ?? (isGiven(codeState) ? null : 'not_found')

const codeNotGiven = ({ codeState }: CodeOf): Refusal =>
  isGiven(codeState) ? null : 'no_code_to_resend'

export const resendRefused = (code: CodeOf, person: Person): Refusal =>
  lacking(person, 'prizes.mend') ?? codeNotGiven(code)

/** @param isAsked whether a second person was asked for another address already */
export const redirectRefused = (
  { isAsked, ...code }: CodeOf & { isAsked: boolean },
  person: Person,
): Refusal =>
  lacking(person, 'prizes.redirect') ??
  resendRefused(code, person) ??
  (isAsked ? 'sign_off_asked' : null)

interface Replaceable extends CodeOf {
  isLost: boolean
  isAsked: boolean
}

/**
 * A prize that was given can be replaced: a code that is void or known to others, a parcel that is
 * lost.
 */
export function replaceRefused(
  cause: ReplacementCause,
  { codeState, isLost, isAsked }: Replaceable,
): Refusal {
  if (!(cause === 'lost' ? isLost : isGiven(codeState))) return 'nothing_to_replace'
  return isAsked ? 'replacement_asked' : null
}

/**
 * As `replaceRefused`, for a request of its own: for a lost parcel it is part of marking it lost.
 */
export const askReplacementRefused = (
  cause: ReplacementCause,
  prize: Replaceable,
  person: Person,
): Refusal => lacking(person, 'prizes.mend') ?? replaceRefused(cause, prize)

/** Nobody confirms their own request; anyone who may confirm may refuse. */
export const confirmReplacementRefused = (askedBy: string, person: Person): Refusal =>
  lacking(person, 'prizes.release') ?? (askedBy === person.id ? 'second_person_needed' : null)

/** Whether everything due can be released now, by anyone who may release. */
export function startRefused(release: {
  held: number
  due: number
  isRunning: boolean
}): 'release_running' | 'promotion_running' | 'release_changed' | null {
  if (release.isRunning) return 'release_running'
  if (release.due > 0) return null
  return release.held > 0 ? 'promotion_running' : 'release_changed'
}
