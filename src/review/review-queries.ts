import { queryOptions } from '@tanstack/react-query'
import { claimRead, type Claim } from '../../contract/claims.ts'
import type { DecisionKind } from '../../contract/claim-words.ts'
import { decisionPreview } from '../../contract/decisions.ts'
import { claimLinks } from '../../contract/claim-work.ts'
import { claimBeside } from '../../contract/beside.ts'
import { clockRead } from '../../contract/counted-days.ts'
import { checkFigures } from '../../contract/readings.ts'
import { prizeRead } from '../../contract/prizes.ts'
import { reasonList } from '../../contract/reasons.ts'
import { shipmentRead } from '../../contract/shipments.ts'
import { api } from '../api/api.ts'

/** Milliseconds for which a claim that nobody looks at is kept: hundreds of them pass in a day. */
const keptFor = 20_000

export const claimQuery = (number: string) =>
  queryOptions({
    queryKey: ['claims', 'one', number],
    gcTime: keptFor,
    queryFn: ({ signal }) => api.call(claimRead, { params: { number } }, signal),
    // Machines read for seconds after a claim has come: what they find shows by itself.
    refetchInterval: ({ state: { data } }) => (data && isBeingRead(data) ? 2000 : false),
  })

const isBeingRead = ({ attempts: [newest] }: Claim) =>
  newest?.documents.some(({ reading }) => reading.state === 'waiting') ?? false

export const besideQuery = (number: string, other: string) =>
  queryOptions({
    queryKey: ['claims', 'one', number, 'beside', other],
    gcTime: keptFor,
    queryFn: ({ signal }) => api.call(claimBeside, { params: { number, other } }, signal),
  })

/** Changes slowly; the same for every claim. */
export const figuresQuery = queryOptions({
  queryKey: ['checks', 'figures'],
  queryFn: ({ signal }) => api.call(checkFigures, {}, signal),
  staleTime: 600_000,
})

export const clockQuery = (number: string) =>
  queryOptions({
    queryKey: ['claims', 'one', number, 'clock'],
    gcTime: keptFor,
    queryFn: ({ signal }) => api.call(clockRead, { params: { number } }, signal),
  })

/** The catalogue changes seldom; it is the same for every claim. */
export const reasonsQuery = queryOptions({
  queryKey: ['reasons'],
  queryFn: ({ signal }) => api.call(reasonList, {}, signal),
  staleTime: 600_000,
})

export const previewsOf = (number: string) => ['claims', 'one', number, 'preview']

/** Keyed by the version too: a preview of how the claim stood before is never shown. */
export const previewQuery = (
  number: string,
  version: number,
  kind: DecisionKind,
  reasons: string[],
  addition: string | null,
) =>
  queryOptions({
    queryKey: [...previewsOf(number), version, kind, reasons, addition],
    gcTime: keptFor,
    queryFn: ({ signal }) =>
      api.call(decisionPreview, { params: { number }, body: { kind, reasons, addition } }, signal),
    enabled: kind === 'approve' || reasons.length > 0,
    staleTime: 0,
  })

export const linksQuery = (number: string) =>
  queryOptions({
    queryKey: ['claims', 'one', number, 'links'],
    gcTime: keptFor,
    queryFn: ({ signal }) => api.call(claimLinks, { params: { number } }, signal),
  })

export const prizeQuery = (number: string) =>
  queryOptions({
    queryKey: ['claims', 'one', number, 'prize'],
    gcTime: keptFor,
    queryFn: ({ signal }) => api.call(prizeRead, { params: { number } }, signal),
  })

export const shipmentQuery = (number: string) =>
  queryOptions({
    queryKey: ['claims', 'one', number, 'shipment'],
    gcTime: keptFor,
    queryFn: ({ signal }) => api.call(shipmentRead, { params: { number } }, signal),
  })
