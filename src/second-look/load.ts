import type { Load } from '../api/load.ts'
import { lookQuery } from './look-query.ts'

export const loadLook: Load = (cache) => void cache.prefetchQuery(lookQuery)
