import { queryOptions } from '@tanstack/react-query'
import { signOffList } from '../../contract/sign-offs.ts'
import { api } from '../api/api.ts'

export const signOffViews = ['asked', 'decided'] as const
export type SignOffView = (typeof signOffViews)[number]

export const signOffsQuery = (view: SignOffView) =>
  queryOptions({
    queryKey: ['sign-offs', view],
    queryFn: ({ signal }) =>
      api.call(
        signOffList,
        { query: { state: view === 'asked' ? 'asked' : 'confirmed,refused,withdrawn' } },
        signal,
      ),
  })
