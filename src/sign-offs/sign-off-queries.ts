import { signOffList, type SignOff } from '../../contract/sign-offs.ts'
import { queryOf } from '../api/query.ts'

/** Milliseconds between two looks of somebody who follows no live feed, such as an administrator. */
const lookAgainEvery = 60_000

export const signOffViews = ['asked', 'decided'] as const
export type SignOffView = (typeof signOffViews)[number]

export const viewOf = (search: URLSearchParams): SignOffView =>
  signOffViews.find((one) => one === search.get('view')) ?? 'asked'

export const signOffsQuery = (view: SignOffView) =>
  queryOf(signOffList, {
    query: { state: view === 'asked' ? 'asked' : 'confirmed,refused,withdrawn' },
  })

/** How many wait for this very person; those they asked for, or cannot sign, wait for others. */
export const waitingForMeQuery = {
  ...signOffsQuery('asked'),
  select: (signOffs: SignOff[]) => signOffs.filter(({ canConfirm }) => canConfirm).length,
  refetchInterval: lookAgainEvery,
}
