import type { LiveEvent } from '../../contract/live.ts'
import type { Stale } from './names.ts'

/** What the live feed tells; `lists` are read again once for many events. */
export type HeardName = Exclude<LiveEvent['kind'], 'reset'> | 'lists'

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

/** Which event of the live feed makes which answers stale: all that the first screen has to know. */
export const madeStaleByHearing: Record<HeardName, Stale> = {
  claim: oneClaim,
  lease: ['claimRead'],
  lists,
  notice: ['noticeList'],
  sign_off: ['signOffList'],
}
