import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { claimBulk, mostBulkRows, type BulkAct, type BulkOutcome } from '../../contract/bulk.ts'
import { api } from '../api/api.ts'
import { contentOf, isAskedAgain, sentAs, waitBefore, type Sent } from '../api/asked-again.ts'
import { makeStale } from '../api/stale.ts'
import type { ChosenClaim } from './use-selection.ts'

interface Sending {
  act: BulkAct
  rows: { number: string; version: number }[]
}

/**
 * Acts on many claims, in batches of what the server accepts. A lost answer is requested again with
 * the same keys: finished claims report their outcome, and the rest is done.
 */
export function useBulk() {
  const queryClient = useQueryClient()
  const [outcomes, setOutcomes] = useState<BulkOutcome[] | null>(null)
  const [done, setDone] = useState<ReadonlySet<string>>(new Set())
  const [made, setMade] = useState<ReadonlyMap<string, number>>(new Map())
  const [areOthers, setAreOthers] = useState(false)
  const sent = useRef<Sent | null>(null)
  /** What one batch did stays known when a later one fails. */
  function record(rows: BulkOutcome[]) {
    if (rows.some(({ why }) => why === 'held_by_other')) setAreOthers(true)
    setMade((before) => new Map([...before, ...versionsMade(rows)]))
    setDone((before) => {
      const now = rows.filter(({ outcome }) => outcome !== 'refused')
      return new Set([...before, ...now.map(({ number }) => number)])
    })
  }
  const mutation = useMutation({
    mutationFn: async ({ act, rows }: Sending) => {
      const { key } = (sent.current = sentAs(contentOf([act, rows]), sent.current))
      const all: BulkOutcome[] = []
      for (let start = 0; start < rows.length; start += mostBulkRows) {
        const answer = await api.call(claimBulk, {
          idempotencyKey: `${key}-${start}`,
          body: { act, rows: rows.slice(start, start + mostBulkRows) },
        })
        all.push(...answer.rows)
        record(answer.rows)
      }
      return all
    },
    onSuccess: (all) => {
      // Finished: repeating the same action is a new action.
      sent.current = null
      setOutcomes(all)
    },
    retry: (failures, error) => isAskedAgain(error, failures, true),
    retryDelay: waitBefore,
    onSettled: () => makeStale(queryClient, claimBulk.name),
  })
  return {
    outcomes,
    /** Numbers of the claims that are done. */
    done,
    /** The versions that were made, by the number of the claim. */
    made,
    /** Whether some of them were refused because others chose the date of their hold. */
    areOthers,
    isSending: mutation.isPending,
    error: mutation.error,
    send(act: BulkAct, claims: Pick<ChosenClaim, 'number' | 'version'>[]) {
      if (mutation.isPending) return
      const { error, variables: last } = mutation
      // The same again, with its keys: batches that were done answer what they did.
      if (error && last && contentOf(last.act) === contentOf(act)) return mutation.mutate(last)
      mutation.mutate({ act, rows: claims.map(({ number, version }) => ({ number, version })) })
    },
    /** Returns to the form for the refused claims. */
    again: () => setOutcomes(null),
  }
}

const versionsMade = (all: BulkOutcome[]) =>
  all.flatMap(({ number, outcome, version }): [string, number][] =>
    outcome === 'done' && version !== null ? [[number, version]] : [],
  )
