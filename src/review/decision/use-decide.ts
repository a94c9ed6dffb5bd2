import { useMutation, useQueryClient } from '@tanstack/react-query'
import { claimApprove, claimAskAgain, claimDecline } from '../../../contract/decisions.ts'
import type { Claim, DecisionKind } from '../../../contract/claims.ts'
import { NoAnswer } from '../../../contract/client.ts'
import { api } from '../../api/api.ts'
import type { OwnDraft } from '../draft.ts'
import { claimQuery } from '../review-queries.ts'

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

  function keyFor(kind: DecisionKind): string {
    const { marks, reasons, addition, note, overrideReason } = draft
    const said = { marks, reasons, addition, note, overrideReason }
    const of = JSON.stringify([claim.version, kind, said])
    if (draft.sent?.of === of) return draft.sent.key
    const key = crypto.randomUUID()
    draft.change({ sent: { of, key } })
    return key
  }

  const { mutate, ...mutation } = useMutation({
    mutationFn: ({ kind, key }: { kind: DecisionKind; key: string }) =>
      send(claim, kind, draft, key),
    retry: (failures, error) => error instanceof NoAnswer && failures < askedAgainAtMost,
    retryDelay: (failures) => Math.min(500 * 2 ** failures, 8000),
    onSuccess: (decided, { kind }) => {
      queryClient.setQueryData(claimQuery(claim.number).queryKey, decided)
      void queryClient.invalidateQueries({ queryKey: ['claims', 'list'] })
      void queryClient.invalidateQueries({ queryKey: ['claims', 'counts'] })
      draft.discard()
      onDecided(decided, kind)
    },
  })
  return {
    ...mutation,
    decide: (kind: DecisionKind) => mutate({ kind, key: keyFor(kind) }),
    /** No answer came, and it is asked for again. */
    isChecking: mutation.isPending && mutation.failureCount > 0,
  }
}

function send(claim: Claim, kind: DecisionKind, draft: OwnDraft, idempotencyKey: string) {
  const command = { params: { number: claim.number }, version: claim.version, idempotencyKey }
  const common = { internalNote: draft.note.trim() || null, marks: draft.marks }
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
