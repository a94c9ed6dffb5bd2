import { queryOptions } from '@tanstack/react-query'
import { calendarList, calendarRead } from '../../contract/calendars.ts'
import { api } from '../api/api.ts'

export const calendarsQuery = queryOptions({
  queryKey: ['calendars'],
  queryFn: ({ signal }) => api.call(calendarList, {}, signal),
})

/** A calendar as it stands now, or in an earlier version. */
export const calendarQuery = (name: string, version: string | null) =>
  queryOptions({
    queryKey: ['calendars', name, version],
    queryFn: ({ signal }) =>
      api.call(
        calendarRead,
        { params: { calendar: name }, query: version ? { version } : {} },
        signal,
      ),
  })
