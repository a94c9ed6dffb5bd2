import { actList } from '../../contract/acts.ts'
import { pagesOf } from '../api/query.ts'
import { searchOf } from '../api/search-of.ts'

const address = searchOf(actList.query)

/** The record's filter as its address has it; what the server would refuse is left out. */
export const parseActSearch = (parameters: URLSearchParams) => address.parse(parameters)

export type ActSearch = ReturnType<typeof parseActSearch>
export type ActKey = keyof ActSearch

export const actsQuery = (query: ActSearch) => pagesOf(actList, { query })
