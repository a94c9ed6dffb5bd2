import type { Claim } from '../../contract/claims.ts'
import type { QueueSearch } from './queue-search.ts'

/** Whether a claim is in the clean lane, and was opened from there. */
export const isOpenInLane = (claim: Claim | undefined, { view }: QueueSearch): boolean =>
  view === 'clean' && claim?.isInLane === true
