import { calendarList, calendarRead } from '../../contract/calendars.ts'
import { queryOf } from '../api/query.ts'

export const calendarsQuery = queryOf(calendarList, {})

/** A calendar in its current or an earlier version. */
export const calendarQuery = (name: string, version: string | null) =>
  queryOf(calendarRead, { params: { calendar: name }, query: version ? { version } : {} })
