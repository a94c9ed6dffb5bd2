import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { claimList, type QueueRow } from '../../../contract/queue.ts'
import type { Claim } from '../../../contract/claims.ts'
import { api } from '../../api/api.ts'
import { usePerson } from '../../api/session.ts'
import { parseQueueSearch, type QueueSearch } from '../../claims/queue-search.ts'
import { queuePart } from '../review-search.ts'

/** Rows that are looked through: some are held or given to others. */
const rowsLookedAt = 12

/** What *take next* chooses from: its part of the filter, the most urgent first. */
const waitingQuery = ({ promotion, region, attempt }: QueueSearch) => {
  const query = {
    view: 'to_review',
    order: 'due',
    limit: String(rowsLookedAt),
    ...(promotion ? { promotion } : {}),
    ...(region ? { region } : {}),
    ...(attempt ? { attempt } : {}),
  } as const
  return queryOptions({
    queryKey: ['claims', 'ahead', query],
    queryFn: ({ signal }) => api.call(claimList, { query }, signal),
    staleTime: 30_000,
  })
}

/** Numbers of the claims that *take next* would take after this one. A guess: the server chooses. */
export function useLikelyNext(claim: Claim): string[] {
  const { id, permissions } = usePerson()
  const [parameters] = useSearchParams()
  const { data } = useQuery({
    ...waitingQuery(parseQueueSearch(queuePart(parameters))),
    enabled: permissions.includes('claims.decide'),
  })
  return useMemo(() => likelyNext(data?.items ?? [], claim.number, id), [data, claim.number, id])
}

/** @param me nobody else's claims are taken */
export function likelyNext(
  rows: Pick<QueueRow, 'number' | 'lease' | 'assignee'>[],
  current: string,
  me: string,
): string[] {
  return rows
    .filter(({ number }) => number !== current)
    .filter(({ lease }) => !lease || lease.isMine)
    .filter(({ assignee }) => !assignee || assignee.id === me)
    .map(({ number }) => number)
}
