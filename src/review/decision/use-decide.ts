import { useMutation, useQueryClient } from '@tanstack/react-query'
import { claimApprove, claimAskAgain, claimDecline } from '../../../contract/decisions.ts'
import type { Claim } from '../../../contract/claims.ts'
import type { DecisionKind } from '../../../contract/claim-words.ts'
import { ApiProblem, NoAnswer } from '../../../contract/client.ts'
import { api } from '../../api/api.ts'
import type { OwnDraft } from '../draft.ts'
import { claimQuery, previewsOf } from '../review-queries.ts'

/** How often a decision without an answer is asked for again before a person is asked to. */
const askedAgainAtMost = 6

/**
 * Sends the decision that was prepared. Its key belongs to what it says and is kept with the draft:
 * when the answer is lost, also by a crash, the same decision is asked for again with the same key,
 * and the server answers what became of it. Nothing is doubled, and nothing assumed.
 */
export function useDecide(
  claim: Claim,
  draft: OwnDraft,
  onDecided: (decided: Claim, kind: DecisionKind) => void,
) {
  const queryClient = useQueryClient()

  function keyFor({ kind, seal }: Chosen): string {
    const { marks, reasons, addition, note, overrideReason } = draft
    const said = { marks, reasons, addition, note, overrideReason }
    const of = JSON.stringify([claim.version, kind, seal, said])
    if (draft.sent?.of === of) return draft.sent.key
    const key = crypto.randomUUID()
    draft.change({ sent: { of, key } })
    return key
  }

  const { mutate, ...mutation } = useMutation({
    mutationFn: ({ key, ...chosen }: Chosen & { key: string }) => send(claim, chosen, draft, key),
    retry: (failures, error) => error instanceof NoAnswer && failures < askedAgainAtMost,
    retryDelay: (failures) => Math.min(500 * 2 ** failures, 8000),
    onSuccess: (decided, { kind }) => {
      queryClient.setQueryData(claimQuery(claim.number).queryKey, decided)
      void queryClient.invalidateQueries({ queryKey: ['claims', 'list'] })
      void queryClient.invalidateQueries({ queryKey: ['claims', 'counts'] })
      draft.discard()
      onDecided(decided, kind)
    },
    onError: (error) => {
      if (!isStale(error)) return
      void queryClient.invalidateQueries({ queryKey: previewsOf(claim.number) })
    },
  })
  return {
    ...mutation,
    decide: (chosen: Chosen) => mutate({ ...chosen, key: keyFor(chosen) }),
    /** No answer came, and it is asked for again. */
    isChecking: mutation.isPending && mutation.failureCount > 0,
  }
}

interface Chosen {
  kind: DecisionKind
  /** Of the preview that is on screen. */
  seal: string
}

/** Something else would be sent by now than was on screen. */
export const isStale = (error: unknown) =>
  error instanceof ApiProblem && error.problem.id === 'preview_stale'

function send(claim: Claim, { kind, seal }: Chosen, draft: OwnDraft, idempotencyKey: string) {
  const command = { params: { number: claim.number }, version: claim.version, idempotencyKey }
  const common = { internalNote: draft.note.trim() || null, marks: draft.marks, seal }
  switch (kind) {
    case 'approve': {
      const overrideReason = draft.overrideReason.trim() || null
      return api.call(claimApprove, { ...command, body: { ...common, overrideReason } })
    }
    case 'ask_again': {
      const addition = draft.addition.trim() || null
      const body = { ...common, reasons: draft.reasons.ask_again, addition }
      return api.call(claimAskAgain, { ...command, body })
    }
    case 'decline':
      return api.call(claimDecline, {
        ...command,
        body: { ...common, reasons: draft.reasons.decline },
      })
  }
}
