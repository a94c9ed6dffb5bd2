import { mailStates } from '../../contract/mail-kinds.ts'
import type { Load } from '../api/load.ts'
import { listFilterOf } from '../ui/list/list-address.ts'
import { mailQuery, mailsQuery } from './mail-queries.ts'

export const loadMails: Load = (cache, { params: { id }, search }) => {
  void cache.prefetchInfiniteQuery(mailsQuery(listFilterOf(search, mailStates)))
  if (id) void cache.prefetchQuery(mailQuery(id))
}
