import {
  claimEndHold,
  claimHandOver,
  claimHold,
  claimReopen,
  claimReverse,
  claimSkip,
  claimTakeOver,
} from '../../../contract/claim-work.ts'
import type { Claim } from '../../../contract/claims.ts'
import { useFailure } from '../../api/problem-words.ts'
import { asAnswerOf, order, useCommand } from '../../api/use-command.ts'
import { notifyFailure } from '../../claims/notify-failure.tsx'
import { notify } from '../../ui/notify.ts'
import { useWords } from '../../ui/words.ts'
import { claimQuery } from '../../claims/claim-query.ts'

/** Actions on a claim other than deciding it. */
export type Work =
  | { kind: 'takeOver' }
  | { kind: 'handOver'; to: string; note: string }
  | { kind: 'hold'; until: string; because: string }
  | { kind: 'endHold' }
  | { kind: 'skip'; because: string }
  | { kind: 'reverse'; because: string }
  | { kind: 'reopen'; because: string }

/** Performs the action, confirms it, and shows the updated claim. */
export function useWork(claim: Claim, onDone: (work: Work) => void) {
  const t = useWords('review.work.done')
  const failure = useFailure()
  return useCommand((work: Work) => orderOf(claim, work), {
    // Taking over is answered by the lease alone; all else by the claim as it stands then.
    shows: (changed, cache) =>
      'abilities' in changed ? asAnswerOf(claimQuery(claim.number))(changed, cache) : undefined,
    onDone: (changed, work) => {
      // If the code was seen, a second person has to sign off the reversal.
      const isAsked = work.kind === 'reverse' && 'state' in changed && changed.state !== 'waiting'
      const done = isAsked ? 'reverseAsked' : work.kind
      void notify({ text: t(done, { number: claim.number }), tone: 'good' })
      onDone(work)
    },
    onFailed: (error) => void notifyFailure(failure(error).text, error),
  })
}

function orderOf({ number, version }: Claim, work: Work) {
  const params = { number }
  switch (work.kind) {
    case 'takeOver':
      return order(claimTakeOver, { params })
    case 'handOver':
      return order(claimHandOver, {
        params,
        version,
        body: { to: work.to, note: work.note.trim() || null },
      })
    case 'hold': {
      const { until, because } = work
      return order(claimHold, { params, version, body: { until, because } })
    }
    case 'endHold':
      return order(claimEndHold, { params, version })
    case 'skip':
      return order(claimSkip, { params, version, body: { because: work.because } })
    case 'reverse':
      return order(claimReverse, { params, version, body: { because: work.because } })
    case 'reopen':
      return order(claimReopen, { params, version, body: { because: work.because } })
  }
}
