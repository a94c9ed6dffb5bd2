import { codeBatchList } from '../../contract/code-batches.ts'
import { codeStockList, vaultEventList } from '../../contract/codes.ts'
import { prizeCounts, prizeList, type PrizeState } from '../../contract/prizes.ts'
import { releaseList, releaseRehearse } from '../../contract/releases.ts'
import { replacementList } from '../../contract/replacements.ts'
import { pagesOf, queryOf } from '../api/query.ts'
import { listFilterOf, type ListFilter } from '../ui/list/list-address.ts'

/** The list's view: a state, bounced mails, or refused prizes. */
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

/** Views of work that waits: the longest waiting comes first. In the others the latest does. */
const waiting: (PrizeView | null)[] = ['to_confirm', 'refused', 'held', 'awaiting_code']

export const prizesQuery = ({ state, q }: ListFilter<PrizeView>) =>
  pagesOf(prizeList, {
    query: {
      ...asked(state),
      ...(q ? { q } : {}),
      order: waiting.includes(state) ? 'oldest' : 'newest',
    },
  })

/**
 * What the page opens with: the prizes to confirm while there are any. A search is of all prizes.
 *
 * @returns `undefined` until the counts are known
 */
export function openingView(
  parameters: URLSearchParams,
  counts: { to_confirm: number } | undefined,
): PrizeView | null | undefined {
  if (parameters.has('state') || parameters.has('q')) {
    return listFilterOf(parameters, prizeViews).state
  }
  if (!counts) return undefined
  return counts.to_confirm > 0 ? 'to_confirm' : null
}

export const prizeCountsQuery = queryOf(prizeCounts, {})

export const stockQuery = queryOf(codeStockList, {})

export const batchesQuery = queryOf(codeBatchList, {})

export const vaultRecordQuery = queryOf(vaultEventList, {})

/** Milliseconds between two requests while a release is running. */
const progressEvery = 1500

export const releasesQuery = queryOf(
  releaseList,
  {},
  {
    refetchInterval: ({ state }) =>
      state.data?.releases.some((release) => release.state === 'running') ? progressEvery : false,
  },
)

export const rehearsalQuery = (id: string) =>
  queryOf(releaseRehearse, { params: { id } }, { staleTime: 0 })

export const replacementsQuery = queryOf(replacementList, {})
