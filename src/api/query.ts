import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { QueryKey, UseQueryOptions } from '@tanstack/react-query'
import type { Client } from '../../contract/client.ts'
import type { Answered, CallOf, Endpoint } from '../../contract/endpoint.ts'
import { api } from './api.ts'
import type { QueryName } from './names.ts'

/** An endpoint that answers without changing anything. */
type Queried = Endpoint & { name: QueryName }

/** The library's options that queries of this app use. */
type Options<E extends Endpoint> = Pick<
  UseQueryOptions<Answered<E>, Error, Answered<E>>,
  'enabled' | 'gcTime' | 'placeholderData' | 'refetchInterval' | 'staleTime'
> & {
  /** In place of the input, where that says too little (a version) or too much (a secret). */
  keyedBy?: object
  /** Another client than the desk's own. */
  via?: Client
}

/** The cache key of an answer: the endpoint and its input. There are no other keys. */
export const keyOf = (endpoint: { name: QueryName }, input: unknown): QueryKey => [
  endpoint.name,
  input,
]

/** Matches every input of an endpoint. */
export const everyAnswerOf = (endpoint: { name: QueryName }) => ({ queryKey: [endpoint.name] })

/** One query and its place in the cache: one for each resource, whichever room asks. */
export const queryOf = <E extends Queried>(
  endpoint: E,
  input: CallOf<E>,
  { keyedBy, via = api, ...options }: Options<E> = {},
) =>
  queryOptions({
    ...options,
    queryKey: keyOf(endpoint, keyedBy ?? input),
    queryFn: ({ signal }) => via.call(endpoint, input, signal),
  })

/** A list loaded page by page. While its filter changes, the previous rows stay on screen. */
export const pagesOf = <E extends Queried>(
  endpoint: E,
  input: CallOf<E> & { query: object },
  options: { refetchInterval?: number } = {},
) =>
  infiniteQueryOptions({
    ...options,
    // Pages are stored differently from a single answer, so they get an entry of their own.
    queryKey: [...keyOf(endpoint, input), 'pages'],
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam === null ? input.query : { ...input.query, cursor: pageParam }
      return api.call(endpoint, { ...input, query }, signal) as Promise<PageOf<E>>
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })

/** An answer that says where the next page begins. */
type PageOf<E extends Endpoint> = Answered<E> & { next: string | null }
