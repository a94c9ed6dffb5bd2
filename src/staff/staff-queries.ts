import { queryOptions } from '@tanstack/react-query'
import { staffList } from '../../contract/staff.ts'
import { api } from '../api/api.ts'

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: ({ signal }) => api.call(staffList, {}, signal),
})
