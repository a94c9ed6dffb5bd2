import { queryOptions } from '@tanstack/react-query'
import { codeStockList, prizeCounts, prizeList, type PrizeState } from '../../contract/prizes.ts'
import { api } from '../api/api.ts'
import { endlessQuery } from '../api/endless-query.ts'
import type { ListFilter } from '../ui/list/list-address.ts'

export const prizesQuery = ({ state, q }: ListFilter<PrizeState>) =>
  endlessQuery(['prizes', 'list', state, q], (from, signal) =>
    api.call(
      prizeList,
      { query: { ...(state ? { state } : {}), ...(q ? { q } : {}), ...from } },
      signal,
    ),
  )

export const prizeCountsQuery = queryOptions({
  queryKey: ['prizes', 'counts'],
  queryFn: ({ signal }) => api.call(prizeCounts, {}, signal),
})

export const stockQuery = queryOptions({
  queryKey: ['prizes', 'stock'],
  queryFn: ({ signal }) => api.call(codeStockList, {}, signal),
})
