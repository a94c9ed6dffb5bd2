import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'

/** A list loaded page by page. While its filter changes, the previous rows stay on screen. */
export const endlessQuery = <Page extends { next: string | null }>(
  queryKey: readonly unknown[],
  load: (from: { cursor?: string }, signal: AbortSignal) => Promise<Page>,
) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      load(pageParam === null ? {} : { cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
