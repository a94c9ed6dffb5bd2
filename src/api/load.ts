import type { QueryClient } from '@tanstack/react-query'

/** The page that is opened, from its address. */
interface Opened {
  params: Readonly<Record<string, string | undefined>>
  search: URLSearchParams
}

/**
 * Starts fetching what a page shows first, while its code is still loading. It does not wait and
 * never fails: the page makes the same requests and finds them in the cache.
 */
export type Load = (cache: QueryClient, opened: Opened) => void
