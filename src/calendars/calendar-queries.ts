import { calendarList, calendarRead } from '../../contract/calendars.ts'
import { queryOf } from '../api/query.ts'

export const calendarsQuery = queryOf(calendarList, {})

/** A calendar as it stands now, or in an earlier version. */
export const calendarQuery = (name: string, version: string | null) =>
  queryOf(calendarRead, { params: { calendar: name }, query: version ? { version } : {} })
