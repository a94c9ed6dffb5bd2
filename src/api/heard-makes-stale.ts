import type { LiveEvent } from '../../contract/live.ts'
import type { Stale } from './names.ts'

/**
 * Live events; a note is read again where it is heard, beside the first screen; `opened` is the opening of the feed, and `lists` are reloaded once for many events.
 */
export type HeardName = Exclude<LiveEvent['kind'], 'reset' | 'checks' | 'note'> | 'lists' | 'opened'

export const lists = ['claimList', 'claimCounts'] as const satisfies Stale
export const oneClaim = [
  'claimRead',
  'claimLinks',
  'claimBeside',
  'clockRead',
  'decisionPreview',
  'prizeRead',
  'shipmentRead',
] as const satisfies Stale

/**
 * Which event of the live feed makes which answers stale. Kept small, because the first screen
 * loads it.
 */
export const madeStaleByHearing: Record<HeardName, Stale> = {
  claim: oneClaim,
  lease: ['claimRead'],
  opened: ['claimRead'],
  lists,
  notice: ['noticeList'],
  sign_off: ['signOffList'],
  preferences: ['sessionRead'],
}
