import { useEffect, useEffectEvent } from 'react'
import { claimLeave, claimTake, type Claim } from '../../contract/claims.ts'
import { api } from '../api/api.ts'
import { useCommand } from '../api/use-command.ts'
import { claimQuery } from '../claims/claim-query.ts'

/** Milliseconds between two renewals: well within the ten minutes a lease lasts. */
const renewEvery = 4 * 60_000

/**
 * Holds a claim while it is open here and could be decided: others see who is at it, and *take
 * next* passes it over. Given back on leaving.
 */
export function useLease(claim: Claim | undefined): void {
  const number = claim?.number ?? ''
  const canHold = claim?.abilities.take.isAllowed ?? false

  // If somebody was quicker the claim is read again, and says who.
  const { mutateAsync } = useCommand(claimTake, {
    shows: (lease, cache) => {
      const { queryKey } = claimQuery(number)
      cache.setQueryData(queryKey, (before) => (before ? { ...before, lease } : before))
      return queryKey
    },
  })
  const hold = useEffectEvent(() => mutateAsync({ params: { number } }).catch(() => {}))

  useEffect(() => {
    if (!canHold) return
    let held: Promise<unknown> = hold()
    const timer = setInterval(() => {
      held = hold()
    }, renewEvery)
    return () => {
      clearInterval(timer)
      // Not before the taking is answered: it might come after, and hold the claim for nobody.
      // A claim that was decided has no lease any more; giving it back then does nothing.
      void held.then(() => api.call(claimLeave, { params: { number } })).catch(() => {})
    }
  }, [canHold, number])
}
