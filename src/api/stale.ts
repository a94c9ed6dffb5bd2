import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query'
import { madeStaleByHearing, type HeardName } from './heard-makes-stale.ts'
import type { CommandName, Stale } from './names.ts'

interface About {
  /** The claim it concerns, if it concerns one. */
  number?: string | undefined
  /** Already shown, so it is not fetched again. */
  except?: QueryKey | undefined
}

/**
 * Refetches what is on screen, and marks the rest. If it is about one claim, only answers about
 * that claim are affected.
 *
 * @returns when what is on screen has been refetched
 */
export const readAgain = (cache: QueryClient, stale: Stale, { number, except }: About = {}) => {
  const names: readonly string[] | 'everything' = stale
  const kept = except && hashKey(except)
  return cache.invalidateQueries({
    predicate: ({ queryKey, queryHash }) => {
      const [name, input] = queryKey
      if (queryHash === kept) return false
      if (names !== 'everything' && !names.includes(String(name))) return false
      const asked = numberIn(input)
      return number === undefined || asked === undefined || asked === number
    },
  })
}

/** What an event of the live feed makes stale. */
export const readHeard = (cache: QueryClient, heard: HeardName, about: About = {}) =>
  readAgain(cache, madeStaleByHearing[heard], about)

/**
 * What a command makes stale. The table loads with the first command; if that fails, everything is
 * stale.
 */
export const makeStale = async (cache: QueryClient, by: CommandName, about: About = {}) => {
  const stale = await import('./makes-stale.ts').then(
    ({ madeStaleBy }) => madeStaleBy[by],
    () => 'everything' as const,
  )
  await readAgain(cache, stale, about)
}

/** The claim that a query or a command concerns. */
export function numberIn(input: unknown): string | undefined {
  const { params } = (input ?? {}) as { params?: { number?: unknown } }
  return typeof params?.number === 'string' ? params.number : undefined
}
