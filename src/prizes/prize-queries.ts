import { queryOptions } from '@tanstack/react-query'
import { codeBatchList } from '../../contract/code-batches.ts'
import { codeStockList, vaultEventList } from '../../contract/codes.ts'
import { prizeCounts, prizeList, prizeRead, type PrizeState } from '../../contract/prizes.ts'
import { releaseList, releaseRehearse } from '../../contract/releases.ts'
import { replacementList } from '../../contract/replacements.ts'
import { api } from '../api/api.ts'
import { endlessQuery } from '../api/endless-query.ts'
import type { ListFilter } from '../ui/list/list-address.ts'

/** What the list shows: a state, or those whose mail came back, or that a second person refused. */
export const prizeViews = [
  'to_confirm',
  'refused',
  'held',
  'awaiting_code',
  'issued',
  'bounced',
  'dispatch',
] as const satisfies (PrizeState | 'bounced' | 'refused')[]
export type PrizeView = (typeof prizeViews)[number]

const asked = (view: PrizeView | null) => {
  if (view === 'bounced') return { bounced: 'true' as const }
  if (view === 'refused') return { refused: 'true' as const }
  if (view === 'to_confirm') return { refused: 'false' as const }
  return view ? { state: view } : {}
}

export const prizesQuery = ({ state, q }: ListFilter<PrizeView>) =>
  endlessQuery(['prizes', 'list', state, q], (from, signal) =>
    api.call(
      prizeList,
      {
        query: {
          ...asked(state),
          ...(q ? { q } : {}),
          ...from,
        },
      },
      signal,
    ),
  )

export const prizeQuery = (number: string) =>
  queryOptions({
    queryKey: ['prizes', 'one', number],
    queryFn: ({ signal }) => api.call(prizeRead, { params: { number } }, signal),
  })

export const prizeCountsQuery = queryOptions({
  queryKey: ['prizes', 'counts'],
  queryFn: ({ signal }) => api.call(prizeCounts, {}, signal),
})

export const stockQuery = queryOptions({
  queryKey: ['prizes', 'stock'],
  queryFn: ({ signal }) => api.call(codeStockList, {}, signal),
})

export const batchesQuery = queryOptions({
  queryKey: ['prizes', 'batches'],
  queryFn: ({ signal }) => api.call(codeBatchList, {}, signal),
})

export const vaultRecordQuery = queryOptions({
  queryKey: ['prizes', 'record'],
  queryFn: ({ signal }) => api.call(vaultEventList, {}, signal),
})

/** Milliseconds between two looks at a release that runs. */
const progressEvery = 1500

export const releasesQuery = queryOptions({
  queryKey: ['prizes', 'releases'],
  queryFn: ({ signal }) => api.call(releaseList, {}, signal),
  refetchInterval: ({ state }) =>
    state.data?.releases.some((release) => release.state === 'running') ? progressEvery : false,
})

export const rehearsalQuery = (id: string) =>
  queryOptions({
    queryKey: ['prizes', 'rehearsal', id],
    queryFn: ({ signal }) => api.call(releaseRehearse, { params: { id } }, signal),
    staleTime: 0,
  })

export const replacementsQuery = queryOptions({
  queryKey: ['prizes', 'replacements'],
  queryFn: ({ signal }) => api.call(replacementList, {}, signal),
})
