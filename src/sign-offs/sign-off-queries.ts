import { signOffList, type SignOff } from '../../contract/sign-offs.ts'
import { queryOf } from '../api/query.ts'

/** Milliseconds between requests for people without the live feed, such as administrators. */
const lookAgainEvery = 60_000

export const signOffViews = ['asked', 'decided'] as const
export type SignOffView = (typeof signOffViews)[number]

export const viewOf = (search: URLSearchParams): SignOffView =>
  signOffViews.find((one) => one === search.get('view')) ?? 'asked'

export const signOffsQuery = (view: SignOffView) =>
  queryOf(signOffList, {
    query: { state: view === 'asked' ? 'asked' : 'confirmed,refused,withdrawn' },
  })

/** Number of sign-offs this person can decide; their own requests don't count. */
export const waitingForMeQuery = {
  ...signOffsQuery('asked'),
  select: (signOffs: SignOff[]) => signOffs.filter(({ canConfirm }) => canConfirm).length,
  refetchInterval: lookAgainEvery,
}
