import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'

/** A list that goes on page after page; while its filter changes, the rows of before stay. */
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
