import { claimCounts, claimList, claimNext, claimNextPeek } from '../../../contract/queue.ts'
import { command, query, type Route } from '../../http/route.ts'
import { peekNext, takeNext } from './next.ts'
import { withSearch } from './search.ts'
import { countViews, listQueue } from './store.ts'

export function queueRoutes(): Route[] {
  return [
    query(claimList, async ({ database, query, person, now }) =>
      listQueue(database, await withSearch(database, query, person), { personId: person.id, now }),
    ),

    query(claimCounts, async ({ database, person, now }) =>
      countViews(database, { personId: person.id, now }),
    ),

    command(claimNext, async ({ tx, query, body, person, now }) => {
      const { except = [], ahead: isAhead = false } = body
      const filter = await withSearch(tx, query, person)
      const wanted = { filter, except, isAhead }
      return takeNext(tx, wanted, { personId: person.id, now })
    }),

    query(claimNextPeek, async ({ database, query, person, now }) => {
      const { except = [], limit, ...asked } = query
      const filter = await withSearch(database, asked, person)
      const looking = { personId: person.id, now }
      return { numbers: await peekNext(database, { filter, except }, looking, limit) }
    }),
  ]
}
