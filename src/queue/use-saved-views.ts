import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { type SavedView } from '../../contract/views.ts'
import { viewChange, viewCreate, viewDelete, viewRestore } from '../../contract/view-changes.ts'
import { api } from '../api/api.ts'
import { viewsQuery } from '../claims/views-query.ts'

export type ViewContent = Pick<SavedView, 'name' | 'query' | 'isShared'>

/** Saving, changing, deleting and bringing back; the list is read again after each. */
export function useSavedViews() {
  const queryClient = useQueryClient()
  const onSettled = () => queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey })
  // One key for one content: an answer that was lost is asked for again, not saved twice.
  const sent = useRef({ content: '', key: '' })
  const create = useMutation({
    mutationFn: (body: ViewContent) => {
      const content = JSON.stringify(body)
      if (sent.current.content !== content) sent.current = { content, key: crypto.randomUUID() }
      return api.call(viewCreate, { idempotencyKey: sent.current.key, body })
    },
    onSuccess: () => {
      sent.current = { content: '', key: '' }
    },
    onSettled,
  })
  const change = useMutation({
    mutationFn: ({ view, ...changed }: Partial<ViewContent> & { view: SavedView }) => {
      const { name, query, isShared } = { ...view, ...changed }
      return api.call(viewChange, { params: { id: view.id }, body: { name, query, isShared } })
    },
    onSettled,
  })
  const remove = useMutation({
    mutationFn: ({ id }: SavedView) => api.call(viewDelete, { params: { id } }),
    onSettled,
  })
  const restore = useMutation({
    mutationFn: ({ id }: SavedView) => api.call(viewRestore, { params: { id } }),
    onSettled,
  })
  return { create, change, remove, restore }
}
