import { useQueryClient } from '@tanstack/react-query'
import {
  claimApprove,
  claimAskAgain,
  claimDecline,
  decisionPreview,
} from '../../../contract/decisions.ts'
import type { DecisionKind } from '../../../contract/claim-words.ts'
import type { Claim } from '../../../contract/claims.ts'
import { ApiProblem } from '../../../contract/client.ts'
import { everyAnswerOf } from '../../api/query.ts'
import { asAnswerOf, order, useCommand } from '../../api/use-command.ts'
import { claimQuery } from '../../claims/claim-query.ts'
import type { OwnDraft } from '../draft.ts'

/**
 * Sends the prepared decision. Its idempotency key belongs to its content and is kept with the
 * draft: if the answer is lost, even in a crash, the same decision is sent again with the same key,
 * and the server answers with the outcome. Nothing happens twice.
 */
export function useDecide(
  claim: Claim,
  draft: OwnDraft,
  onDecided: (decided: Claim, kind: DecisionKind) => void,
) {
  const queryClient = useQueryClient()
  const { mutate, ...command } = useCommand((chosen: Chosen) => orderOf(claim, chosen, draft), {
    sent: { last: draft.sent, keep: (sent) => draft.change({ sent }) },
    shows: asAnswerOf(claimQuery(claim.number)),
    onDone: (decided, { kind }) => {
      draft.discard()
      onDecided(decided, kind)
    },
    // What was prepared stays until whoever did has seen what came between.
    staysWhenRefused: true,
    onFailed: (error) => {
      if (!isStale(error)) return
      void queryClient.invalidateQueries(everyAnswerOf(decisionPreview))
    },
  })
  return {
    ...command,
    decide: mutate,
    /** No answer yet; the decision is being sent again. */
    isChecking: command.isPending && command.failureCount > 0,
  }
}

interface Chosen {
  kind: DecisionKind
  /** Seal of the preview on screen. */
  seal: string
}

/** The decision would now send something other than what was on screen. */
export const isStale = (error: unknown) =>
  error instanceof ApiProblem && error.problem.id === 'preview_stale'

function orderOf({ number, version }: Claim, { kind, seal }: Chosen, draft: OwnDraft) {
  const about = { params: { number }, version }
  const common = { internalNote: draft.note.trim() || null, marks: draft.marks, seal }
  switch (kind) {
    case 'approve': {
      const overrideReason = draft.overrideReason.trim() || null
      return order(claimApprove, { ...about, body: { ...common, overrideReason } })
    }
    case 'ask_again': {
      const addition = draft.addition.trim() || null
      const body = { ...common, reasons: draft.reasons.ask_again, addition }
      return order(claimAskAgain, { ...about, body })
    }
    case 'decline':
      return order(claimDecline, {
        ...about,
        body: { ...common, reasons: draft.reasons.decline },
      })
  }
}
