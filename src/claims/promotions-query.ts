import { promotionList } from '../../contract/promotions.ts'
import { queryOf } from '../api/query.ts'

/** Every promotion, for filters and names: they change seldom. */
export const promotionsQuery = queryOf(promotionList, {}, { staleTime: 300_000 })
