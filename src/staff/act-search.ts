import * as z from 'zod/mini'
import { actList } from '../../contract/acts.ts'
import { pagesOf } from '../api/query.ts'

const keys = ['kind', 'by', 'from', 'to'] as const
export type ActKey = (typeof keys)[number]
export type ActSearch = Partial<Record<ActKey, string>>

/** The record's filter as its address has it; what the server would refuse is left out. */
export function parseActSearch(parameters: URLSearchParams): ActSearch {
  const found: ActSearch = {}
  for (const key of keys) {
    const value = parameters.get(key)
    if (value && z.safeParse(actList.query.shape[key], value).success) found[key] = value
  }
  return found
}

export const actsQuery = (query: ActSearch) => pagesOf(actList, { query })
