import { noticeList, noticeSeen } from '../../contract/live.ts'
import { byPerson } from '../history/store.ts'
import { command, query, type Route } from '../http/route.ts'
import { listNotices, markNoticeSeen } from './notices.ts'

export function noticeRoutes(): Route[] {
  return [
    query(noticeList, async ({ database, person }) => listNotices(database, person.id)),

    command(noticeSeen, async ({ tx, params, person, now }) =>
      markNoticeSeen(tx, params.id, byPerson(person, now)),
    ),
  ]
}
