import { viewChange, viewCreate, viewDelete, viewRestore } from '../../../contract/view-changes.ts'
import { viewCounts, viewList, viewsCountedAtMost } from '../../../contract/views.ts'
import { requireAllowed } from '../../http/problem.ts'
import { command, query, type Route } from '../../http/route.ts'
import type { Ports } from '../../ports.ts'
import { countSavedViews } from './store.ts'
import { addView, listViews, lockView, readView, requireRoom, setView } from './view-store.ts'
import { changeRefused } from './view-rules.ts'

export function viewRoutes({ ids }: Pick<Ports, 'ids'>): Route[] {
  return [
    query(viewList, async ({ database, person }) => listViews(database, person)),

    query(viewCounts, async ({ database, person, now }) => {
      const views = await listViews(database, person)
      // One's own first: what others share never takes their place.
      const counted = views
        .toSorted((a, b) => Number(b.isMine) - Number(a.isMine))
        .slice(0, viewsCountedAtMost)
      return countSavedViews(database, counted, person, now)
    }),

    command(viewCreate, async ({ tx, body, person, now }) => {
      const id = ids.next()
      await requireRoom(tx, person.id, { id, name: body.name })
      await addView(tx, { id, ownerId: person.id, at: now, ...body })
      return readView(tx, id, person)
    }),

    command(viewChange, async ({ tx, params, body: { name, query, isShared }, person }) => {
      const view = await lockView(tx, params.id, 'kept')
      requireAllowed(changeRefused(view, person))
      await requireRoom(tx, view.owner_id, { id: view.id, name })
      await setView(tx, view.id, { name, query, is_shared: isShared })
      return readView(tx, view.id, person)
    }),

    command(viewDelete, async ({ tx, params, person, now }) => {
      const view = await lockView(tx, params.id, 'kept')
      requireAllowed(changeRefused(view, person))
      await setView(tx, view.id, { deleted_at: now })
    }),

    command(viewRestore, async ({ tx, params, person }) => {
      const view = await lockView(tx, params.id, 'deleted')
      requireAllowed(changeRefused(view, person))
      await requireRoom(tx, view.owner_id, view)
      await setView(tx, view.id, { deleted_at: null })
      return readView(tx, view.id, person)
    }),
  ]
}
