import { viewChange, viewCreate, viewDelete, viewRestore } from '../../contract/view-changes.ts'
import { type SavedView } from '../../contract/views.ts'
import { order, useCommand } from '../api/use-command.ts'

export type ViewContent = Pick<SavedView, 'name' | 'query' | 'isShared'>

const ofView = ({ id }: SavedView) => ({ params: { id } })

/** Saves, changes, deletes and restores views, and reloads the list after each. */
export function useSavedViews() {
  const create = useCommand((body: ViewContent) => order(viewCreate, { body }))
  const change = useCommand(({ view, ...changed }: Partial<ViewContent> & { view: SavedView }) => {
    const { name, query, isShared } = { ...view, ...changed }
    return order(viewChange, { ...ofView(view), body: { name, query, isShared } })
  })
  const remove = useCommand((view: SavedView) => order(viewDelete, ofView(view)))
  const restore = useCommand((view: SavedView) => order(viewRestore, ofView(view)))
  return { create, change, remove, restore }
}
