import { claimCounts, claimList, claimNext, claimNextPeek } from '../../../contract/queue.ts'
import { command, query, type Route } from '../../http/route.ts'
import { peekNext, takeNext } from './next.ts'
import { countViews, listQueue } from './store.ts'

export function queueRoutes(): Route[] {
  return [
    query(claimList, async ({ database, query, person, now }) =>
      listQueue(database, query, { personId: person.id, now }),
    ),

    query(claimCounts, async ({ database, person, now }) =>
      countViews(database, { personId: person.id, now }),
    ),

    command(claimNext, async ({ tx, query, body, person, now }) => {
      const { except = [], ahead: isAhead = false } = body
      const wanted = { filter: query, except, isAhead }
      return takeNext(tx, wanted, { personId: person.id, now })
    }),

    query(claimNextPeek, async ({ database, query, person, now }) => {
      const { except = [], limit, ...filter } = query
      const looking = { personId: person.id, now }
      return { numbers: await peekNext(database, { filter, except }, looking, limit) }
    }),
  ]
}
