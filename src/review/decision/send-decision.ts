import type { QueryClient } from '@tanstack/react-query'
import {
  claimApprove,
  claimAskAgain,
  claimDecline,
  decisionPreview,
} from '../../../contract/decisions.ts'
import type { Claim } from '../../../contract/claims.ts'
import { ApiProblem } from '../../../contract/client.ts'
import type { CallOf } from '../../../contract/endpoint.ts'
import { lastingApi } from '../../api/api.ts'
import { isAskedAgain, waitBefore } from '../../api/asked-again.ts'
import { everyAnswerOf } from '../../api/query.ts'
import { makeStale } from '../../api/stale.ts'
import { claimQuery } from '../../claims/claim-query.ts'
import { hideSent, offerUndo, showSent } from '../../claims/undo/last-decision.ts'
import { discardDraft } from '../draft.ts'
import {
  changeOutgoing,
  forgetOutgoing,
  keepOutgoing,
  showOutgoing,
  useOutgoing,
  type Outgoing,
} from './outgoing.ts'

export const endpoints = {
  approve: claimApprove,
  ask_again: claimAskAgain,
  decline: claimDecline,
} as const

/**
 * Sends a decision, again with the same key while no answer comes. It needs no screen: the claim may
 * have been left, and the draft stays until the decision is confirmed. That it is on its way is shown
 * with `showSending`.
 *
 * @param onDone once, when it is confirmed
 * @returns the decided claim; `null` if it was refused, or if nobody knows
 */
export async function sendDecision(
  cache: QueryClient,
  outgoing: Outgoing,
  onDone: (decided: Claim) => void,
): Promise<Claim | null> {
  const { number, kind, call } = outgoing
  const endpoint = endpoints[kind]
  keepOutgoing({ ...outgoing, state: 'sending', problem: null, failures: 0, sentAt: Date.now() })
  // The library repeats it, waits while the browser is offline, and tells the shell of a session
  // that ended.
  const mutation = cache.getMutationCache().build(cache, {
    mutationKey: [endpoint.name],
    mutationFn: () => lastingApi.call(endpoint, call as CallOf<typeof endpoint>),
    retry: (failures, error: Error) => {
      const isAgain = isAskedAgain(error, failures, true)
      if (isAgain) changeOutgoing(number, { failures: failures + 1 })
      return isAgain
    },
    retryDelay: waitBefore,
  })
  let decided: Claim
  try {
    decided = await mutation.execute(undefined)
  } catch (error) {
    failed(cache, number, error)
    return null
  }
  const { queryKey } = claimQuery(number)
  cache.setQueryData(queryKey, decided)
  discardDraft(outgoing.draft)
  forgetOutgoing(number)
  offerUndo(decided)
  onDone(decided)
  void makeStale(cache, endpoint.name, { number, except: queryKey })
  return decided
}

/** Shows a decision as being sent, unless it is answered by now. */
export function showSending({ number, kind }: Outgoing): boolean {
  showOutgoing()
  const isSending = useOutgoing.getState().entries[number]?.state === 'sending'
  if (isSending) showSent(number, kind)
  return isSending
}

function failed(cache: QueryClient, number: string, error: unknown): void {
  const problem = error instanceof ApiProblem ? error.problem : null
  changeOutgoing(number, { state: problem ? 'refused' : 'lost', problem })
  hideSent(number)
  // Whoever comes back to it sees it as it is by then. On screen it stays until they ask.
  cache.removeQueries({ queryKey: claimQuery(number).queryKey, type: 'inactive' })
  if (problem?.id === 'preview_stale') {
    void cache.invalidateQueries(everyAnswerOf(decisionPreview))
  }
}
