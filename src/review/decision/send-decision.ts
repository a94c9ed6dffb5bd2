import type { QueryClient } from '@tanstack/react-query'
import {
  claimApprove,
  claimAskAgain,
  claimDecline,
  decisionPreview,
} from '../../../contract/decisions.ts'
import type { Claim } from '../../../contract/claims.ts'
import { ApiProblem, NoAnswer } from '../../../contract/client.ts'
import { isAskedAgain, waitBefore } from '../../api/asked-again.ts'
import { lastingApiFor } from '../../api/lasting-api.ts'
import { everyAnswerOf } from '../../api/query.ts'
import { personIn } from '../../api/session.ts'
import { makeStale } from '../../api/stale.ts'
import { claimQuery } from '../../claims/claim-query.ts'
import {
  changeOutgoing,
  forgetOutgoing,
  keepOutgoing,
  showOutgoing,
} from '../../claims/outgoing.ts'
import type { Outgoing } from '../../claims/outgoing-entry.ts'
import { isUnconfirmed, useUnconfirmed } from '../../claims/unconfirmed.ts'
import { hideSent, offerUndo, showSent } from '../../claims/undo/last-decision.ts'
import { discardDraft } from '../draft.ts'

export const endpoints = {
  approve: claimApprove,
  ask_again: claimAskAgain,
  decline: claimDecline,
} as const

/** What sends each decision at the moment, by claim number. */
const sendings = new Map<string, unknown>()

/** Whether this page sends it, and repeats it by itself while no answer comes. */
export const isBeingSent = (cache: QueryClient, number: string): boolean =>
  isStillIn(cache, sendings.get(number))

/** Signing in empties the cache: whatever was begun before must not be sent in another's name. */
const isStillIn = (cache: QueryClient, sending: unknown): boolean =>
  personIn(cache) !== undefined &&
  cache
    .getMutationCache()
    .getAll()
    .some((one) => one === sending)

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
  const { number, kind, call, person } = outgoing
  const endpoint = endpoints[kind]
  keepOutgoing({ ...outgoing, state: 'sending', problem: null, sentAt: Date.now() })
  const api = lastingApiFor(person)
  // The library repeats it, waits while the browser is offline, and tells the shell of a session
  // that ended.
  const mutation = cache.getMutationCache().build(cache, {
    mutationKey: [endpoint.name],
    mutationFn: () => {
      if (!isStillIn(cache, mutation)) throw new NoAnswer(null)
      return api.call(endpoint, call)
    },
    retry: (failures, error: Error): boolean => {
      const isAgain = isStillIn(cache, mutation) && isAskedAgain(error, failures, true)
      if (isAgain) changeOutgoing(number, { again: 'no_answer' })
      return isAgain
    },
    retryDelay: waitBefore,
  })
  sendings.set(number, mutation)
  // If not, it was sent once more since, or given up because somebody else came.
  const isEnd = () =>
    sendings.get(number) === mutation && sendings.delete(number) && isUnconfirmed(number)
  let decided: Claim
  try {
    decided = await mutation.execute(undefined)
  } catch (error) {
    const isSignedOut = !isStillIn(cache, mutation)
    if (!isEnd()) return null
    hideSent(number)
    // It waits for its writer, who is not to write it once more.
    if (!isSignedOut) failed(cache, number, error)
    return null
  }
  if (!isEnd()) return null
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
  const isSending = useUnconfirmed.getState().known[number]?.state === 'sending'
  if (isSending) showSent(number, kind)
  return isSending
}

function failed(cache: QueryClient, number: string, error: unknown): void {
  const problem = error instanceof ApiProblem ? error.problem : null
  changeOutgoing(number, { state: problem ? 'refused' : 'lost', problem })
  // Whoever comes back to it sees it as it is by then. On screen it stays until they ask.
  cache.removeQueries({ queryKey: claimQuery(number).queryKey, type: 'inactive' })
  if (problem?.id === 'preview_stale') {
    void cache.invalidateQueries(everyAnswerOf(decisionPreview))
  }
}
