import { queryOptions } from '@tanstack/react-query'
import { promotionList } from '../../contract/promotions.ts'
import { api } from '../api/api.ts'

export const promotionsQuery = queryOptions({
  queryKey: ['promotions'],
  queryFn: ({ signal }) => api.call(promotionList, {}, signal),
})
