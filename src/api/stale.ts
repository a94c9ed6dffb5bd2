import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query'
import { madeStaleByHearing, type HeardName } from './heard-makes-stale.ts'
import type { CommandName, Stale } from './names.ts'

interface About {
  /** The claim that it is about, if it is about one. */
  number?: string | undefined
  /** Shown as it is by now: this is not read again. */
  except?: QueryKey | undefined
}

/**
 * Reads again what is on screen of it, and the rest when it is next asked for. Of answers about one
 * claim only those about this one are meant, where it is about one.
 *
 * @returns when what is on screen has been read
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

/** What the live feed told of makes stale. */
export const readHeard = (cache: QueryClient, heard: HeardName, about: About = {}) =>
  readAgain(cache, madeStaleByHearing[heard], about)

/** What a command makes stale. The table comes with the first one; without it that is everything. */
export const makeStale = async (cache: QueryClient, by: CommandName, about: About = {}) => {
  const stale = await import('./makes-stale.ts').then(
    ({ madeStaleBy }) => madeStaleBy[by],
    () => 'everything' as const,
  )
  await readAgain(cache, stale, about)
}

/** The claim that a question or a command is about. */
export function numberIn(input: unknown): string | undefined {
  const { params } = (input ?? {}) as { params?: { number?: unknown } }
  return typeof params?.number === 'string' ? params.number : undefined
}
