import { tagList } from '../../contract/tags.ts'
import { queryOf } from '../api/query.ts'

/** Every tag that some claim bears. */
export const tagsQuery = queryOf(tagList, {}, { staleTime: 60_000 })
