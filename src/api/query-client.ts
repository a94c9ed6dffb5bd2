import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '../../contract/client.ts'

/** Milliseconds during which what was just fetched is not fetched again. */
const freshFor = 10_000

/** How often a request without an answer is made again. What the server refused stays refused. */
const retries = 2

/** One cache for the app; each test makes its own. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: freshFor,
        retry: (failures, error) => !(error instanceof ApiProblem) && failures < retries,
      },
      // A command is repeated with its own key by whoever gave it, never behind their back.
      mutations: { retry: false },
    },
  })
}
