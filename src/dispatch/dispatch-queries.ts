import { goodsList } from '../../contract/dispatch-batches.ts'
import { carrierEntryList, carrierList } from '../../contract/carriers.ts'
import {
  shipmentCounts,
  shipmentList,
  shipmentStates,
  type ShipmentState,
} from '../../contract/shipments.ts'
import { pagesOf, queryOf } from '../api/query.ts'
import { searchOf } from '../api/search-of.ts'

/** The list filter and the open parcel, from the URL. */
export interface DispatchSearch {
  state: ShipmentState | 'all'
  q: string
  promotion: string
  region: string
  prize: string
  age: NonNullable<Parameters<typeof address.write>[0]['age']> | ''
  open: string | null
}

const address = searchOf(shipmentList.query, ['state'])

export function parseDispatchSearch(parameters: URLSearchParams): DispatchSearch {
  const state = parameters.get('state')
  const { q = '', promotion = '', region = '', prize = '', age = '' } = address.parse(parameters)
  return {
    state: state === 'all' ? 'all' : (shipmentStates.find((one) => one === state) ?? 'to_pack'),
    q,
    promotion,
    region,
    prize,
    age,
    open: parameters.get('open'),
  }
}

export function dispatchSearchParams({ state, open, ...rest }: DispatchSearch): URLSearchParams {
  return new URLSearchParams({
    ...(state === 'to_pack' ? {} : { state }),
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')),
    ...(open ? { open } : {}),
  })
}

/** The filter in the API's form, for lists and for batches. */
export function filterOf({ state, q, promotion, region, prize, age }: DispatchSearch) {
  return {
    ...(state === 'all' ? {} : { state }),
    ...(q ? { q } : {}),
    ...(promotion ? { promotion } : {}),
    ...(region ? { region } : {}),
    ...(prize ? { prize } : {}),
    ...(age ? { age } : {}),
  }
}

export const shipmentsQuery = (search: DispatchSearch) =>
  pagesOf(shipmentList, { query: filterOf(search) })

export const shipmentCountsQuery = queryOf(shipmentCounts, {})

export const goodsQuery = queryOf(goodsList, {})

export const carriersQuery = queryOf(carrierList, {}, { staleTime: 600_000 })

export const carrierEntriesQuery = queryOf(carrierEntryList, {})
