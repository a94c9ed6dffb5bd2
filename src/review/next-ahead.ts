import { hashKey, useQueryClient, type QueryClient } from '@tanstack/react-query'
import {
  createContext,
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useNavigate } from 'react-router'
import { claimLeave, type Claim } from '../../contract/claims.ts'
import { claimNext } from '../../contract/queue.ts'
import type { Reason } from '../../contract/reasons.ts'
import { api } from '../api/api.ts'
import { lastingApi } from '../api/lasting-api.ts'
import { isByItself } from '../api/touched.ts'
import { claimQuery } from '../claims/claim-query.ts'
import { decisionNames } from '../claims/decision-names.ts'
import { isOpenInLane } from '../claims/in-lane.ts'
import { reasonsQuery } from '../claims/reasons-query.ts'
import { unconfirmedClaims } from '../claims/unconfirmed.ts'
import { queueSearchParams, type QueueSearch } from '../claims/queue-search.ts'
import { rememberTaken } from '../claims/taken.ts'
import { paths, withSearch } from '../ui/paths.ts'
import { useLatest } from '../ui/use-latest.ts'
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
  /** The claim on screen. */
  openNow(): string
}

export const NextAheadContext = createContext<NextAhead>({
  next: null,
  moveOn: () => null,
  openNow: () => '',
})

/**
 * Leases the likely next claim ahead while a decision on this one is open, and reads what it opens
 * with. What was not used is given back.
 *
 * @param passed claims that were just skipped
 * @returns `ready`: the leased claim once everything that its page opens with is there, and where it
 *   will be opened
 */
export function useNextAhead(
  claim: Claim | undefined,
  search: QueueSearch,
  passed: string[],
): { ahead: NextAhead; ready: { number: string; path: string } | null } {
  const navigate = useNavigate()
  const cache = useQueryClient()
  const number = claim?.number ?? ''
  const hasForm = useIsDeciding(claim)
  // In the clean lane one key decides, without a form.
  const isDeciding = hasForm || isOpenInLane(claim, search)
  const [kept, setKept] = useState<{ number: string; from: string; until: number } | null>(null)
  const [readied, setReadied] = useState<string | null>(null)
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
      if (found && (await getReady(cache, found.number)) && !isOver) setReadied(found.number)
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

  const pathOf = (one: string) => withSearch(paths.claim(one), queueSearchParams(search))
  const moved = () => {
    if (next === null || Date.now() > (kept?.until ?? 0)) return null
    isMovedTo.current = next
    rememberTaken(next)
    // At once, and not in the background: it is what the key was pressed for. The router would wait
    // for what a route loads, and here that is loaded.
    const atOnce = { flushSync: true, defaultShouldRevalidate: false }
    return Promise.resolve(navigate(pathOf(next), atOnce))
  }
  const moveOn = useLatest(moved)
  const openNow = useCallback(() => open.current, [])
  const ahead = useMemo(() => ({ next, moveOn, openNow }), [next, moveOn, openNow])
  const isReady = next !== null && next === readied
  return { ahead, ready: isReady ? { number: next, path: pathOf(next) } : null }
}

/** Somebody opened it meanwhile, in another tab too, or it was decided. */
const isTaken = (claim: Claim | undefined) =>
  claim !== undefined && (claim.lease !== null || claim.state !== 'waiting')

const giveBack = (number: string) =>
  void lastingApi.call(claimLeave, { params: { number }, query: { only: 'ahead' } }).catch(() => {})

/**
 * Reads the claim as it is now, and what its page and its likely decision open with.
 *
 * @returns whether its page can be drawn
 */
async function getReady(cache: QueryClient, number: string): Promise<boolean> {
  const [claim, catalogue] = await Promise.all([
    cache.fetchQuery({ ...claimQuery(number), staleTime: 0, retry: false }).catch(() => null),
    cache.fetchQuery(reasonsQuery).catch(() => []),
  ])
  if (!claim) return false
  const preview = likelyPreview(claim, catalogue)
  if (preview) void cache.prefetchQuery({ ...preview, staleTime: 60_000 })
  await cache.prefetchQuery({ ...linksQuery(claim), staleTime: 60_000 })
  return true
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
