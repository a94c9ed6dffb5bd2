import { promotionsQuery } from '../claims/promotions-query.ts'

/** As they stand: whoever keeps them sees at once what another one changed. */
export const currentPromotionsQuery = { ...promotionsQuery, staleTime: 10_000 }
