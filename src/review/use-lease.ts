import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { claimLeave, claimTake, type Claim } from '../../contract/claims.ts'
import { api } from '../api/api.ts'
import { claimQuery } from './review-queries.ts'

/** Milliseconds between two renewals: well within the ten minutes a lease lasts. */
const renewEvery = 4 * 60_000

/**
 * Holds a claim while it is open here and could be decided: others see who is at it, and *take
 * next* passes it over. Given back on leaving.
 */
export function useLease(claim: Claim | undefined): void {
  const queryClient = useQueryClient()
  const number = claim?.number ?? ''
  const canHold = claim?.abilities.take.isAllowed ?? false

  const { mutateAsync: take } = useMutation({
    mutationFn: () => api.call(claimTake, { params: { number } }),
    onSuccess: (lease) =>
      queryClient.setQueryData(claimQuery(number).queryKey, (before) =>
        before ? { ...before, lease } : before,
      ),
    // Somebody was quicker: the claim, read again, says who.
    onError: () =>
      void queryClient.invalidateQueries({ queryKey: claimQuery(number).queryKey, exact: true }),
  })

  useEffect(() => {
    if (!canHold) return
    const hold = () => take().catch(() => {})
    let held = hold()
    const timer = setInterval(() => {
      held = hold()
    }, renewEvery)
    return () => {
      clearInterval(timer)
      // Not before the taking is answered: it might come after, and hold the claim for nobody.
      // A claim that was decided has no lease any more; giving it back then does nothing.
      void held.then(() => api.call(claimLeave, { params: { number } })).catch(() => {})
    }
  }, [canHold, number, take])
}
