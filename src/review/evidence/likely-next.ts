import { useQuery } from '@tanstack/react-query'
import { use, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { claimNextPeek } from '../../../contract/queue.ts'
import type { Claim } from '../../../contract/claims.ts'
import { queryOf } from '../../api/query.ts'
import { usePerson } from '../../api/session.ts'
import { unconfirmedClaims } from '../../claims/unconfirmed.ts'
import { parseQueueSearch, type QueueSearch } from '../../claims/queue-search.ts'
import { NextAheadContext } from '../next-ahead.ts'
import { queuePart } from '../review-search.ts'

const nobody: string[] = []

/** What *take next* would take with this filter, after these claims. */
const peekQuery = (search: QueueSearch, except: string[]) =>
  queryOf(claimNextPeek, { query: { ...search, except: except.join(',') } }, { staleTime: 30_000 })

/**
 * Numbers of the claims that *take next* would take after this one, as things stand now; the one
 * that is leased ahead comes first.
 */
export function useLikelyNext(claim: Claim): string[] {
  const { permissions } = usePerson()
  const [parameters] = useSearchParams()
  const { next, openNow } = use(NextAheadContext)
  // As it was when this claim was drawn: asking again with every answer would change nothing.
  const [passed] = useState(() => [openNow(), ...unconfirmedClaims()].filter(Boolean))
  const except = [...new Set([claim.number, ...passed])].slice(0, 50)
  const { data } = useQuery({
    ...peekQuery(parseQueueSearch(queuePart(parameters)), except),
    enabled: permissions.includes('claims.decide'),
  })
  const likely = data?.numbers ?? nobody
  return useMemo(
    () => (next === null ? likely : [next, ...likely.filter((number) => number !== next)]),
    [next, likely],
  )
}
