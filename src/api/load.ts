import type { QueryClient } from '@tanstack/react-query'

/** Which page is opened, as its address says it. */
interface Opened {
  params: Readonly<Record<string, string | undefined>>
  search: URLSearchParams
}

/**
 * Begins to fetch what a page opens with, while the code of the page is still on its way. It waits
 * for nothing and never fails: the page asks the same, and finds what is there.
 */
export type Load = (cache: QueryClient, opened: Opened) => void
