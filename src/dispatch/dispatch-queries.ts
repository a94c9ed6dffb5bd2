import { queryOptions } from '@tanstack/react-query'
import { goodsList } from '../../contract/dispatch-batches.ts'
import { promotionList } from '../../contract/promotions.ts'
import { carrierEntryList, carrierList } from '../../contract/carriers.ts'
import {
  shipmentCounts,
  shipmentList,
  shipmentRead,
  shipmentStates,
  type ShipmentState,
} from '../../contract/shipments.ts'
import { api } from '../api/api.ts'
import { endlessQuery } from '../api/endless-query.ts'

const ages = ['due_soon', 'overdue'] as const

/** The list's filter, and the shipment that is open, as the address says it. */
export interface DispatchSearch {
  state: ShipmentState | 'all'
  q: string
  promotion: string
  region: string
  prize: string
  age: (typeof ages)[number] | ''
  open: string | null
}

export function parseDispatchSearch(parameters: URLSearchParams): DispatchSearch {
  const state = parameters.get('state')
  const text = (name: string) => parameters.get(name) ?? ''
  return {
    state: state === 'all' ? 'all' : (shipmentStates.find((one) => one === state) ?? 'to_pack'),
    q: text('q'),
    promotion: text('promotion'),
    region: text('region'),
    prize: text('prize'),
    age: ages.find((one) => one === text('age')) ?? '',
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

/** The filter as the API takes it: of a list, and of a batch. */
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

export const shipmentsQuery = ({ open: _open, ...search }: DispatchSearch) =>
  endlessQuery(['shipments', 'list', search], (from, signal) =>
    api.call(shipmentList, { query: { ...filterOf({ ...search, open: null }), ...from } }, signal),
  )

export const shipmentCountsQuery = queryOptions({
  queryKey: ['shipments', 'counts'],
  queryFn: ({ signal }) => api.call(shipmentCounts, {}, signal),
})

export const shipmentQuery = (number: string) =>
  queryOptions({
    queryKey: ['shipments', 'one', number],
    queryFn: ({ signal }) => api.call(shipmentRead, { params: { number } }, signal),
  })

export const goodsQuery = queryOptions({
  queryKey: ['shipments', 'goods'],
  queryFn: ({ signal }) => api.call(goodsList, {}, signal),
})

export const promotionsQuery = queryOptions({
  queryKey: ['promotions'],
  queryFn: ({ signal }) => api.call(promotionList, {}, signal),
  staleTime: 300_000,
})

export const carriersQuery = queryOptions({
  queryKey: ['carriers'],
  queryFn: ({ signal }) => api.call(carrierList, {}, signal),
  staleTime: 600_000,
})

export const carrierEntriesQuery = queryOptions({
  queryKey: ['carriers', 'entries'],
  queryFn: ({ signal }) => api.call(carrierEntryList, {}, signal),
})
