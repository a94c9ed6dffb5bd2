import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { promotionList } from '../../contract/promotions.ts'
import { workloadList } from '../../contract/reassign.ts'
import { boardRead, trendRead } from '../../contract/supervision.ts'
import { api } from '../api/api.ts'
import type { BoardSearch } from './board-search.ts'

/** Milliseconds between two looks at what became of the desk. */
const lookAgainEvery = 60_000

export const boardQuery = (search: BoardSearch) =>
  queryOptions({
    queryKey: ['supervision', 'board', search],
    queryFn: ({ signal }) => api.call(boardRead, { query: search }, signal),
    refetchInterval: lookAgainEvery,
    placeholderData: keepPreviousData,
  })

export const trendQuery = (search: BoardSearch) =>
  queryOptions({
    queryKey: ['supervision', 'trend', search],
    queryFn: ({ signal }) => api.call(trendRead, { query: search }, signal),
    refetchInterval: lookAgainEvery,
    placeholderData: keepPreviousData,
  })

export const workloadsQuery = queryOptions({
  queryKey: ['supervision', 'people'],
  queryFn: ({ signal }) => api.call(workloadList, {}, signal),
})

export const promotionsQuery = queryOptions({
  queryKey: ['promotions'],
  queryFn: ({ signal }) => api.call(promotionList, {}, signal),
  staleTime: 300_000,
})
