import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '../../contract/client.ts'
import { sessionQuery } from './session.ts'

/** Milliseconds during which fetched data is not fetched again. */
const freshFor = 10_000

/** How often a request without an answer is repeated. A refused request is never repeated. */
const retries = 2

/**
 * One cache for the app; each test creates its own. Any request that is told nobody is signed in
 * tells the shell.
 */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (!(error instanceof ApiProblem) || error.problem.id !== 'not_signed_in') return
    client.setQueryData(sessionQuery.queryKey, (session) => session && { ...session, person: null })
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: freshFor,
        retry: (failures, error) => !(error instanceof ApiProblem) && failures < retries,
      },
      // The command itself repeats with its own key.
      // The answer is shown by then, and a claim's answer is large.
      mutations: { retry: false, gcTime: 10_000 },
    },
  })
  return client
}
