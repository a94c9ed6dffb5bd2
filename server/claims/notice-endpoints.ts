import { noticeList, noticeSeen, noticesSeen } from '../../contract/live.ts'
import { byPerson } from '../history/store.ts'
import { command, query, type Route } from '../http/route.ts'
import { listNotices, markNoticeSeen, markNoticesSeen } from './notices.ts'

export function noticeRoutes(): Route[] {
  return [
    query(noticeList, async ({ database, person }) => listNotices(database, person)),

    command(noticeSeen, async ({ tx, params, person, now }) =>
      markNoticeSeen(tx, params.id, byPerson(person, now)),
    ),

    command(noticesSeen, async ({ tx, body, person, now }) =>
      markNoticesSeen(tx, new Date(body.upTo), byPerson(person, now)),
    ),
  ]
}
