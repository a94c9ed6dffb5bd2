import { queryOptions } from '@tanstack/react-query'
import {
  carrierList,
  shipmentCounts,
  shipmentList,
  shipmentRead,
  shipmentStates,
  type ShipmentState,
} from '../../contract/shipments.ts'
import { api } from '../api/api.ts'
import { endlessQuery } from '../api/endless-query.ts'

/** The list's filter, and the shipment that is open, as the address says it. */
export interface DispatchSearch {
  state: ShipmentState | 'all'
  q: string
  open: string | null
}

export function parseDispatchSearch(parameters: URLSearchParams): DispatchSearch {
  const state = parameters.get('state')
  return {
    state: state === 'all' ? 'all' : (shipmentStates.find((one) => one === state) ?? 'to_pack'),
    q: parameters.get('q') ?? '',
    open: parameters.get('open'),
  }
}

export function dispatchSearchParams({ state, q, open }: DispatchSearch): URLSearchParams {
  return new URLSearchParams({
    ...(state === 'to_pack' ? {} : { state }),
    ...(q ? { q } : {}),
    ...(open ? { open } : {}),
  })
}

export const shipmentsQuery = ({ state, q }: DispatchSearch) =>
  endlessQuery(['shipments', 'list', state, q], (from, signal) =>
    api.call(
      shipmentList,
      { query: { ...(state === 'all' ? {} : { state }), ...(q ? { q } : {}), ...from } },
      signal,
    ),
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

export const carriersQuery = queryOptions({
  queryKey: ['carriers'],
  queryFn: ({ signal }) => api.call(carrierList, {}, signal),
  staleTime: 600_000,
})
