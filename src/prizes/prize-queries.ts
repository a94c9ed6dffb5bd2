import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { codeStockList, prizeCounts, prizeList, prizeStates } from '../../contract/prizes.ts'
import { api } from '../api/api.ts'

/** The list's filter as its address says it. */
export interface PrizeSearch {
  state: (typeof prizeStates)[number] | null
  q: string
}

export function parsePrizeSearch(parameters: URLSearchParams): PrizeSearch {
  const state = parameters.get('state')
  return {
    state: prizeStates.find((one) => one === state) ?? null,
    q: parameters.get('q') ?? '',
  }
}

export const prizesQuery = ({ state, q }: PrizeSearch) =>
  infiniteQueryOptions({
    queryKey: ['prizes', 'list', state, q],
    queryFn: ({ pageParam, signal }) =>
      api.call(
        prizeList,
        {
          query: {
            ...(state ? { state } : {}),
            ...(q ? { q } : {}),
            ...(pageParam === null ? {} : { cursor: pageParam }),
          },
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })

export const prizeCountsQuery = queryOptions({
  queryKey: ['prizes', 'counts'],
  queryFn: ({ signal }) => api.call(prizeCounts, {}, signal),
})

export const stockQuery = queryOptions({
  queryKey: ['prizes', 'stock'],
  queryFn: ({ signal }) => api.call(codeStockList, {}, signal),
})
