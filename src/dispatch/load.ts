import type { Load } from '../api/load.ts'
import { parseDispatchSearch, shipmentCountsQuery, shipmentsQuery } from './dispatch-queries.ts'

export const loadDispatch: Load = (cache, { search }) => {
  void cache.prefetchInfiniteQuery(shipmentsQuery(parseDispatchSearch(search)))
  void cache.prefetchQuery(shipmentCountsQuery)
}
