import { useQueryClient } from '@tanstack/react-query'
import { use, useEffect, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { DecisionKind } from '../../../contract/claim-words.ts'
import type { Claim } from '../../../contract/claims.ts'
import { ApiProblem } from '../../../contract/client.ts'
import { contentOf, sentAs } from '../../api/asked-again.ts'
import { usePerson } from '../../api/session.ts'
import { errorOf, forgetOutgoing, useOutgoingOf } from '../../claims/outgoing.ts'
import type { Outgoing } from '../../claims/outgoing-entry.ts'
import { isUnconfirmed } from '../../claims/unconfirmed.ts'
import { kindOf, type OwnDraft } from '../draft.ts'
import { NextAheadContext } from '../next-ahead.ts'
import { queuePart } from '../review-search.ts'
import { endpoints, sendDecision, showSending } from './send-decision.ts'

interface Told {
  /** Confirmed, wherever one is by then. */
  onDone(decided: Claim, kind: DecisionKind): void
  /** Confirmed while its claim is still on screen, because no other one was ready. */
  onDecided(): void
}

/**
 * Hands the prepared decision over and shows the next claim at once, if one is ready. The decision's
 * idempotency key belongs to its content and is kept with the draft: if the answer is lost, even in
 * a crash, the same decision is sent again with the same key, and the server answers with the
 * outcome. Nothing happens twice.
 */
export function useDecide(claim: Claim, draft: OwnDraft, { onDone, onDecided }: Told) {
  const cache = useQueryClient()
  const person = usePerson()
  const [parameters] = useSearchParams()
  const { moveOn, openNow } = use(NextAheadContext)
  const outgoing = useOutgoingOf(claim.number)
  const error = useMemo(() => (outgoing ? errorOf(outgoing) : null), [outgoing])
  useSeen(claim, draft, outgoing)

  async function goOnAfter(decided: Promise<Claim | null>): Promise<void> {
    const confirmed = await decided
    if (confirmed?.number === openNow()) onDecided()
  }
  function decide(chosen: Chosen) {
    // Asked of what is known, and not of what is shown: a second key may come before that.
    if (isUnconfirmed(claim.number) && error === null) return
    const { kind } = chosen
    const content = contentFor(claim, chosen, draft)
    const sent = sentAs(contentOf([endpoints[kind].name, content]), draft.sent)
    const entry: Outgoing = {
      person: person.id,
      draft: draft.id,
      number: claim.number,
      kind,
      call: { ...content, idempotencyKey: sent.key },
      queue: queuePart(parameters).toString(),
      state: 'sending',
      problem: null,
      again: null,
      sentAt: Date.now(),
    }
    const decided = sendDecision(cache, entry, (confirmed) => onDone(confirmed, kind))
    const show = () => {
      if (showSending(entry)) draft.change({ sent })
    }
    // The next claim comes first: showing this one as sent would only delay it.
    const moved = moveOn()
    if (moved) void moved.then(show)
    else {
      show()
      void goOnAfter(decided)
    }
  }
  return {
    decide,
    isPending: outgoing?.state === 'sending',
    /** Why the decision is being sent again. */
    again: outgoing?.state === 'sending' ? outgoing.again : null,
    error,
    reset: () => {
      if (error) forgetOutgoing(claim.number)
    },
  }
}

/** Whoever sees the claim after a failure, and not the form that says why, has seen enough. */
function useSeen(claim: Claim, draft: OwnDraft, outgoing: Outgoing | undefined): void {
  const isOver =
    outgoing !== undefined && outgoing.state !== 'sending' && kindOf(draft, claim) === null
  useEffect(() => {
    if (isOver) forgetOutgoing(claim.number)
  }, [isOver, claim.number])
}

interface Chosen {
  kind: DecisionKind
  /** Seal of the preview on screen. */
  seal: string
  /** Approved with one key, in the clean lane. */
  inLane?: boolean
}

/** The decision would now send something other than what was on screen. */
export const isStale = (error: unknown) =>
  error instanceof ApiProblem && error.problem.id === 'preview_stale'

function contentFor({ number, version }: Claim, chosen: Chosen, draft: OwnDraft) {
  const { kind, seal, inLane = false } = chosen
  const about = { params: { number }, version }
  const common = { internalNote: draft.note.trim() || null, marks: draft.marks, seal }
  switch (kind) {
    case 'approve':
      return {
        ...about,
        body: { ...common, overrideReason: draft.overrideReason.trim() || null, inLane },
      }
    case 'ask_again': {
      const addition = draft.addition.trim() || null
      return { ...about, body: { ...common, reasons: draft.reasons.ask_again, addition } }
    }
    case 'decline':
      return { ...about, body: { ...common, reasons: draft.reasons.decline } }
  }
}
