import type { Load } from '../api/load.ts'
import { calendarQuery, calendarsQuery } from './calendar-queries.ts'

export const loadCalendars: Load = (cache) => void cache.prefetchQuery(calendarsQuery)

export const loadCalendar: Load = (cache, { params: { name = '' }, search }) =>
  void cache.prefetchQuery(calendarQuery(name, search.get('version')))
