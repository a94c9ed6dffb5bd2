import { queryOptions } from '@tanstack/react-query'
import type { MailState } from '../../contract/mail-kinds.ts'
import { mailList, mailRead } from '../../contract/mails.ts'
import { api } from '../api/api.ts'
import { endlessQuery } from '../api/endless-query.ts'
import type { ListFilter } from '../ui/list/list-address.ts'

export const mailsQuery = ({ state, q }: ListFilter<MailState>) =>
  endlessQuery(['mails', 'list', state, q], (from, signal) =>
    api.call(
      mailList,
      { query: { ...(state ? { state } : {}), ...(q ? { q } : {}), ...from } },
      signal,
    ),
  )

export const mailQuery = (id: string) =>
  queryOptions({
    queryKey: ['mails', 'one', id],
    queryFn: ({ signal }) => api.call(mailRead, { params: { id } }, signal),
  })
