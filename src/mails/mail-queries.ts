import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { mailStates, type MailState } from '../../contract/mail-kinds.ts'
import { mailList, mailRead } from '../../contract/mails.ts'
import { api } from '../api/api.ts'

export interface MailSearch {
  state: MailState | null
  q: string
}

export function parseMailSearch(parameters: URLSearchParams): MailSearch {
  const state = parameters.get('state')
  return {
    state: mailStates.find((one) => one === state) ?? null,
    q: parameters.get('q') ?? '',
  }
}

export const mailsQuery = ({ state, q }: MailSearch) =>
  infiniteQueryOptions({
    queryKey: ['mails', 'list', state, q],
    queryFn: ({ pageParam, signal }) =>
      api.call(
        mailList,
        {
          query: {
            ...(state ? { state } : {}),
            ...(q ? { q } : {}),
            ...(pageParam === null ? {} : { cursor: pageParam }),
          },
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })

export const mailQuery = (id: string) =>
  queryOptions({
    queryKey: ['mails', 'one', id],
    queryFn: ({ signal }) => api.call(mailRead, { params: { id } }, signal),
  })
