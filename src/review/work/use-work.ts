import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  claimEndHold,
  claimHandOver,
  claimHold,
  claimReverse,
  claimSkip,
  claimTakeOver,
} from '../../../contract/claim-work.ts'
import type { Claim } from '../../../contract/claims.ts'
import { api } from '../../api/api.ts'
import { useFailure } from '../../api/problem-words.ts'
import { notifyFailure } from '../../claims/notify-failure.tsx'
import { notify } from '../../ui/notify.ts'
import { useWords } from '../../ui/words.ts'
import { claimQuery } from '../review-queries.ts'

/** What can be done to a claim besides deciding it. */
export type Work =
  | { kind: 'takeOver' }
  | { kind: 'handOver'; to: string; note: string }
  | { kind: 'hold'; until: string; because: string }
  | { kind: 'endHold' }
  | { kind: 'skip'; because: string }
  | { kind: 'reverse'; because: string; key: string }

/** Does it, says so, and shows the claim as it stands then. */
export function useWork(claim: Claim, onDone: (work: Work) => void) {
  const t = useWords('review.work.done')
  const failure = useFailure()
  const queryClient = useQueryClient()
  const { queryKey } = claimQuery(claim.number)
  return useMutation({
    mutationFn: (work: Work) => send(claim, work),
    onSuccess: (changed, work) => {
      if (changed) queryClient.setQueryData(queryKey, changed)
      else void queryClient.invalidateQueries({ queryKey })
      void queryClient.invalidateQueries({ queryKey: ['claims', 'list'] })
      void queryClient.invalidateQueries({ queryKey: ['claims', 'counts'] })
      // Once a code was seen, a reversal waits for a second person.
      const isAsked = work.kind === 'reverse' && changed !== null && changed.state !== 'waiting'
      const done = isAsked ? 'reverseAsked' : work.kind
      void notify({ text: t(done, { number: claim.number }), tone: 'good' })
      onDone(work)
    },
    onError: (error) => {
      void notifyFailure(failure(error).text, error)
      void queryClient.invalidateQueries({ queryKey })
    },
  })
}

function send({ number, version }: Claim, work: Work): Promise<Claim | null> {
  const params = { number }
  switch (work.kind) {
    case 'takeOver':
      return api.call(claimTakeOver, { params }).then(() => null)
    case 'handOver':
      return api.call(claimHandOver, {
        params,
        version,
        body: { to: work.to, note: work.note.trim() || null },
      })
    case 'hold': {
      const { until, because } = work
      return api.call(claimHold, { params, version, body: { until, because } })
    }
    case 'endHold':
      return api.call(claimEndHold, { params, version })
    case 'skip':
      return api.call(claimSkip, { params, version, body: { because: work.because } })
    case 'reverse':
      return api.call(claimReverse, {
        params,
        version,
        idempotencyKey: work.key,
        body: { because: work.because },
      })
  }
}
