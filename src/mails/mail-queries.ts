import type { MailState } from '../../contract/mail-kinds.ts'
import { mailList, mailRead } from '../../contract/mails.ts'
import { pagesOf, queryOf } from '../api/query.ts'
import type { ListFilter } from '../ui/list/list-address.ts'

export const mailsQuery = ({ state, q }: ListFilter<MailState>) =>
  pagesOf(mailList, { query: { ...(state ? { state } : {}), ...(q ? { q } : {}) } })

export const mailQuery = (id: string) => queryOf(mailRead, { params: { id } })
