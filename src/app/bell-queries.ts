import { alertList } from '../../contract/alerts.ts'
import { noticeList } from '../../contract/live.ts'
import { queryOf } from '../api/query.ts'

/** Milliseconds between two requests. The desk raises alerts once a day. */
const lookAgainEvery = 300_000

export const alertsQuery = queryOf(alertList, {}, { refetchInterval: lookAgainEvery })

/** The feed tells of new ones; not everybody follows it, so they are asked for as well. */
export const noticesQuery = queryOf(
  noticeList,
  {},
  { refetchInterval: lookAgainEvery, staleTime: 0 },
)
