import type { Load } from '../api/load.ts'
import { currentPromotionsQuery } from './promotion-queries.ts'

/** One of them, or a new one, is edited beside all others. */
export const loadPromotions: Load = (cache) => void cache.prefetchQuery(currentPromotionsQuery)
