import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { claimNextPeek } from '../../../contract/queue.ts'
import type { Claim } from '../../../contract/claims.ts'
import { queryOf } from '../../api/query.ts'
import { usePerson } from '../../api/session.ts'
import { parseQueueSearch, type QueueSearch } from '../../claims/queue-search.ts'
import { queuePart } from '../review-search.ts'

const nobody: string[] = []

/** What *take next* would take with this filter, after the claim that is open. */
const peekQuery = (search: QueueSearch, open: string) =>
  queryOf(claimNextPeek, { query: { ...search, except: open } }, { staleTime: 30_000 })

/** Numbers of the claims that *take next* would take after this one, as things stand now. */
export function useLikelyNext(claim: Claim): string[] {
  const { permissions } = usePerson()
  const [parameters] = useSearchParams()
  const { data } = useQuery({
    ...peekQuery(parseQueueSearch(queuePart(parameters)), claim.number),
    enabled: permissions.includes('claims.decide'),
  })
  return data?.numbers ?? nobody
}
