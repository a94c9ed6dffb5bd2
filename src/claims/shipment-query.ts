import { shipmentRead } from '../../contract/shipments.ts'
import { queryOf } from '../api/query.ts'
import { keptFor } from './claim-query.ts'

/** The parcel of a claim, wherever it is shown. */
export const shipmentQuery = (number: string) =>
  queryOf(shipmentRead, { params: { number } }, { gcTime: keptFor })
