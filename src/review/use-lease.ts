import { useEffect, useEffectEvent } from 'react'
import { claimLeave, claimTake, type Claim } from '../../contract/claims.ts'
import { api } from '../api/api.ts'
import { useCommand } from '../api/use-command.ts'
import { claimQuery } from '../claims/claim-query.ts'
import { isUnconfirmed } from '../claims/unconfirmed.ts'

/** Milliseconds between renewals, well within the ten minutes of a lease. */
const renewEvery = 4 * 60_000

/**
 * Keeps the lease while a claim is open and could be decided, so that others see who is reviewing
 * it and take next skips it. Ends it on leaving.
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
      // Its decision is on the way, or its writer may come back: without the lease a colleague could
      // be quicker.
      if (isUnconfirmed(number)) return
      // Wait for the answer to taking the lease, or it could arrive later and lease the claim for
      // nobody. A decided claim has no lease, so ending it does nothing.
      void held.then(() => api.call(claimLeave, { params: { number } })).catch(() => {})
    }
  }, [canHold, number])
}
