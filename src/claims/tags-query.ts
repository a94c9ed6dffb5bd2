import { tagList } from '../../contract/tags.ts'
import { queryOf } from '../api/query.ts'

/** Every tag in use. */
export const tagsQuery = queryOf(tagList, {}, { staleTime: 60_000 })
