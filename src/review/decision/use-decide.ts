import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import {
  claimApprove,
  claimAskAgain,
  claimDecline,
  type Claim,
  type DecisionKind,
} from '../../../contract/claims.ts'
import { api } from '../../api/api.ts'
import { claimQuery } from '../review-queries.ts'

export interface Verdict {
  kind: DecisionKind
  reasons: string[]
  note: string
}

/**
 * Sends a decision. Its key belongs to what it says: when the answer is lost, the same decision is
 * asked for again with the same key, and the server answers what became of it. Nothing is doubled.
 */
export function useDecide(claim: Claim, onDecided: (decided: Claim, verdict: Verdict) => void) {
  const queryClient = useQueryClient()
  const key = useRef<{ of: string; key: string } | null>(null)

  function keyFor(verdict: Verdict): string {
    const of = JSON.stringify([claim.number, claim.version, verdict])
    if (key.current?.of !== of) key.current = { of, key: crypto.randomUUID() }
    return key.current.key
  }

  return useMutation({
    mutationFn: (verdict: Verdict) => send(claim, verdict, keyFor(verdict)),
    onSuccess: (decided, verdict) => {
      queryClient.setQueryData(claimQuery(claim.number).queryKey, decided)
      void queryClient.invalidateQueries({ queryKey: ['claims', 'list'] })
      void queryClient.invalidateQueries({ queryKey: ['claims', 'counts'] })
      onDecided(decided, verdict)
    },
  })
}

function send(claim: Claim, { kind, reasons, note }: Verdict, idempotencyKey: string) {
  const command = { params: { number: claim.number }, version: claim.version, idempotencyKey }
  const internalNote = note.trim() || null
  switch (kind) {
    case 'approve':
      return api.call(claimApprove, { ...command, body: { internalNote } })
    case 'ask_again':
      return api.call(claimAskAgain, { ...command, body: { reasons, internalNote } })
    case 'decline':
      return api.call(claimDecline, { ...command, body: { reasons, internalNote } })
  }
}
