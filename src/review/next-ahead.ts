import { hashKey, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { createContext, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { claimLeave, type Claim } from '../../contract/claims.ts'
import { claimNext } from '../../contract/queue.ts'
import type { Reason } from '../../contract/reasons.ts'
import { api } from '../api/api.ts'
import { lastingApi } from '../api/lasting-api.ts'
import { isByItself } from '../api/touched.ts'
import { claimQuery } from '../claims/claim-query.ts'
import { decisionNames } from '../claims/decision-names.ts'
import { reasonsQuery } from '../claims/reasons-query.ts'
import { unconfirmedClaims } from '../claims/unconfirmed.ts'
import { queueSearchParams, type QueueSearch } from '../claims/queue-search.ts'
import { rememberTaken } from '../claims/taken.ts'
import { paths, withSearch } from '../ui/paths.ts'
import { suggestedDecision, suggestedReasons } from './checks/suggested.ts'
import { useIsDeciding } from './draft.ts'
import { linksQuery, previewQuery } from './review-queries.ts'

/** Milliseconds between renewals, within the two minutes of a lease ahead. */
const renewEvery = 50_000

/** Milliseconds after asking within which the claim is certainly still kept free. */
const keptFor = 110_000

/** The next claim, kept free and got ready while a decision is written. */
export interface NextAhead {
  /** Its number; `null` while none is kept. */
  next: string | null
  /** Shows it at once. @returns when it is on screen; `null` if there is none */
  moveOn(): Promise<void> | null
  /** Whether this claim is the one on screen. */
  isOpen(number: string): boolean
}

export const NextAheadContext = createContext<NextAhead>({
  next: null,
  moveOn: () => null,
  isOpen: () => true,
})

/**
 * Leases the likely next claim ahead while a decision on this one is open, and reads what it opens
 * with. What was not used is given back.
 *
 * @param passed claims that were just skipped
 */
export function useNextAhead(
  claim: Claim | undefined,
  search: QueueSearch,
  passed: string[],
): NextAhead {
  const navigate = useNavigate()
  const cache = useQueryClient()
  const number = claim?.number ?? ''
  const isDeciding = useIsDeciding(claim)
  const [kept, setKept] = useState<{ number: string; from: string; until: number } | null>(null)
  const next = kept?.from === number && isDeciding ? kept.number : null
  const isMovedTo = useRef<string | null>(null)
  const open = useRef('')
  useEffect(() => {
    open.current = number
    return () => void (open.current = '')
  }, [number])

  const ask = useEffectEvent(async (from: string) => {
    const except = [...new Set([...passed.slice(-150), ...unconfirmedClaims(), from])].slice(-200)
    const until = Date.now() + keptFor
    const answer = await api
      .call(claimNext, { query: search, body: { ahead: true, except } })
      .catch(() => null)
    return answer?.number ? { number: answer.number, from, until } : null
  })

  useEffect(() => {
    if (!isDeciding) return
    let isOver = false
    let latest: string | null = null
    const renew = async () => {
      const found = await ask(number)
      if (isOver) return found && giveBack(found.number)
      latest = found?.number ?? null
      setKept(found)
      if (found) void getReady(cache, found.number)
    }
    const drop = () => {
      if (latest !== null && latest !== isMovedTo.current) giveBack(latest)
    }
    void renew()
    // Nobody keeps a claim free who has walked away.
    const timer = setInterval(() => void (isByItself() || renew()), renewEvery)
    const onGone = cache.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'success') return
      if (latest === null || isOver) return
      const { queryKey } = claimQuery(latest)
      if (event.query.queryHash !== hashKey(queryKey)) return
      if (!isTaken(cache.getQueryData(queryKey))) return
      latest = null
      setKept(null)
      void renew()
    })
    window.addEventListener('pagehide', drop)
    return () => {
      isOver = true
      clearInterval(timer)
      onGone()
      window.removeEventListener('pagehide', drop)
      drop()
    }
  }, [cache, isDeciding, number])

  return {
    next,
    moveOn() {
      if (next === null || Date.now() > (kept?.until ?? 0)) return null
      isMovedTo.current = next
      rememberTaken(next)
      // At once, and not in the background: it is what the key was pressed for.
      const to = withSearch(paths.claim(next), queueSearchParams(search))
      return Promise.resolve(navigate(to, { flushSync: true }))
    },
    isOpen: (one) => open.current === one,
  }
}

/** Somebody opened it meanwhile, in another tab too, or it was decided. */
const isTaken = (claim: Claim | undefined) =>
  claim !== undefined && (claim.lease !== null || claim.state !== 'waiting')

const giveBack = (number: string) =>
  void lastingApi.call(claimLeave, { params: { number }, query: { only: 'ahead' } }).catch(() => {})

/** Reads the claim as it is now, and what its page and its likely decision open with. */
async function getReady(cache: QueryClient, number: string): Promise<void> {
  const [claim, catalogue] = await Promise.all([
    cache.fetchQuery({ ...claimQuery(number), staleTime: 0, retry: false }).catch(() => null),
    cache.fetchQuery(reasonsQuery).catch(() => []),
  ])
  if (!claim) return
  void cache.prefetchQuery({ ...linksQuery(claim), staleTime: 60_000 })
  const preview = likelyPreview(claim, catalogue)
  if (preview) void cache.prefetchQuery({ ...preview, staleTime: 60_000 })
}

/** The decision that its sheet opens with, if the evidence leads to one. */
function likelyPreview(claim: Claim, catalogue: Reason[]) {
  const isClean = claim.checks.every(({ outcome }) => outcome === 'holds')
  const kind = suggestedDecision(claim, [], catalogue) ?? (isClean ? 'approve' : null)
  if (kind === null || !claim.abilities[decisionNames[kind]].isAllowed) return null
  const [first] = suggestedReasons(kind, claim, [], catalogue)
  const reasons = kind === 'approve' || !first ? [] : [first.reason]
  return previewQuery(claim.number, claim.version, kind, reasons, null)
}
