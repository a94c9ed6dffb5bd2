import type { CodeState } from '../../contract/codes.ts'
import type { PrizeState } from '../../contract/prizes.ts'
import type { ReplacementCause } from '../../contract/replacements.ts'
import type { Person } from '../../contract/session.ts'
import { lacking, type Refusal } from '../http/permission.ts'
import { isReleasable } from './rules.ts'

/*
 * Why a person cannot do something to a prize; `null` when they can. Whoever shows a prize asks
 * here, and so does every command: what is offered is what is done. How often something may be done
 * in a day is asked by the command alone, as that passes by itself.
 */

/** Whether a claim's code is in the member's hands, and not only reserved for them. */
export const isGiven = <State extends CodeState>(
  state: State | null | undefined,
): state is Exclude<State, 'reserved'> =>
  state !== null && state !== undefined && state !== 'reserved'

/** Who said what of a prize above the limit so far. */
export interface SaidOf {
  state: PrizeState
  approvedBy: string | null
  refusedBy: string | null
}

/**
 * Nobody is the second person for their own approval, and after a refusal only somebody who may take
 * decisions back, and did not refuse.
 */
export function confirmRefused({ state, approvedBy, refusedBy }: SaidOf, person: Person): Refusal {
  if (state !== 'to_confirm') return 'prize_not_to_confirm'
  if (lacking(person, 'prizes.confirm')) return 'not_permitted'
  if ([approvedBy, refusedBy].includes(person.id)) return 'second_person_needed'
  if (refusedBy !== null) return lacking(person, 'claims.reverse') && 'supervisor_needed'
  return null
}

/** Refused once is refused; it is confirmed all the same, or its approval taken back. */
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

/** A claim's living code, if it has one. */
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

/** What was given can be given again: a code for being void or known to others, a parcel for being lost. */
export function replaceRefused(
  cause: ReplacementCause,
  { codeState, isLost, isAsked }: Replaceable,
): Refusal {
  if (!(cause === 'lost' ? isLost : isGiven(codeState))) return 'nothing_to_replace'
  return isAsked ? 'replacement_asked' : null
}

/** As `replaceRefused`, for whoever asks by themselves: a lost parcel asks along with its own step. */
export const askReplacementRefused = (
  cause: ReplacementCause,
  prize: Replaceable,
  person: Person,
): Refusal => lacking(person, 'prizes.mend') ?? replaceRefused(cause, prize)

/** Nobody confirms what they asked for themselves; anybody who may confirm may refuse. */
export const confirmReplacementRefused = (askedBy: string, person: Person): Refusal =>
  lacking(person, 'prizes.release') ?? (askedBy === person.id ? 'second_person_needed' : null)

/** Whether a release of everything that is due can begin, whoever asks may release. */
export function startRefused(release: {
  held: number
  due: number
  isRunning: boolean
}): 'release_running' | 'promotion_running' | 'release_changed' | null {
  if (release.isRunning) return 'release_running'
  if (release.due > 0) return null
  return release.held > 0 ? 'promotion_running' : 'release_changed'
}
