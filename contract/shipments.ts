import * as z from 'zod/mini'
import { claimNumber } from './claim-number.ts'
import { deadline } from './clocks.ts'
import { endpoint } from './endpoint.ts'
import { recipient } from './facts.ts'
import { promotionId } from './promotions.ts'
import { commaList, cursor, instant, localDate, page, region, text, wholeNumber } from './schema.ts'

export const shipmentStates = [
  'to_pack',
  'packed',
  'shipped',
  'delivered',
  'returned',
  'lost',
] as const
export const shipmentState = z.enum(shipmentStates)
export type ShipmentState = z.infer<typeof shipmentState>

/**
 * A carrier of the registry. The shape of a number is a hint and never refuses one: the person
 * picks the carrier.
 */
export const carrier = z.object({
  code: z.string(),
  name: z.string(),
  countries: z.array(region),
  /** What its numbers usually look like, as a regular expression. */
  numberPattern: z.nullable(z.string()),
  /** Its tracking page; the number is copied there by hand. */
  page: z.nullable(z.string()),
  /** Deep link with `{n}` for the number and `{zip}` for the postcode; only where verified. */
  link: z.nullable(z.string()),
})
export type Carrier = z.infer<typeof carrier>

/** Letters, digits and `-`, as carriers print them; spaces are taken out. */
export const trackingNumber = z
  .string()
  .check(z.trim(), z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{3,39}$/, '4 to 40 letters and digits'))

export const shipment = z.object({
  claim: claimNumber,
  version: z.int(),
  state: shipmentState,
  promotion: z.object({ id: promotionId, name: z.string() }),
  prizeName: z.string(),
  recipient,
  region,
  deadline,
  approvedAt: instant,
  carrier: z.nullable(z.object({ code: z.string(), name: z.string() })),
  trackingNumbers: z.array(z.string()),
  /** Where the parcel can be followed; `null` without a verified link. */
  trackingLink: z.nullable(z.string()),
  shippedOn: z.nullable(localDate),
  deliveredOn: z.nullable(localDate),
  returnedBecause: z.nullable(z.string()),
  /** The address as its country writes it, one line each. */
  addressLines: z.array(z.string()),
  canDispatch: z.boolean(),
})
export type Shipment = z.infer<typeof shipment>

export const shipmentList = endpoint({
  name: 'shipmentList',
  method: 'GET',
  path: '/api/shipments',
  summary: 'Physical prizes on their way, by deadline.',
  access: 'shipments.read',
  query: z.strictObject({
    state: commaList(shipmentState),
    promotion: commaList(promotionId),
    /** Claim number, recipient or tracking number. */
    q: z.optional(z.string().check(z.trim(), z.maxLength(100))),
    cursor,
    limit: z._default(wholeNumber(1, 200), 50),
  }),
  answer: { status: 200, body: page(shipment) },
  problems: [],
})

export const shipmentCounts = endpoint({
  name: 'shipmentCounts',
  method: 'GET',
  path: '/api/shipments/counts',
  summary: 'How many shipments stand in each state.',
  access: 'shipments.read',
  answer: { status: 200, body: z.record(shipmentState, z.int()) },
  problems: [],
})

const params = z.object({ number: claimNumber })

export const shipmentRead = endpoint({
  name: 'shipmentRead',
  method: 'GET',
  path: '/api/claims/{number}/shipment',
  summary: 'The shipment of a claim’s physical prize.',
  access: 'shipments.read',
  params,
  answer: { status: 200, body: shipment },
  problems: ['not_found'],
})

export const shipmentShip = endpoint({
  name: 'shipmentShip',
  method: 'POST',
  path: '/api/claims/{number}/shipment/ship',
  summary: 'The parcel left: carrier, tracking numbers, day. The member is told.',
  access: 'shipments.dispatch',
  params,
  expectsVersion: true,
  repeatable: true,
  body: z.strictObject({
    carrier: text(40),
    trackingNumbers: z.array(trackingNumber).check(z.minLength(1), z.maxLength(10)),
    shippedOn: localDate,
  }),
  answer: { status: 200, body: shipment },
  problems: ['not_found', 'claim_changed', 'shipment_not_there'],
})

export const shipmentDeliver = endpoint({
  name: 'shipmentDeliver',
  method: 'POST',
  path: '/api/claims/{number}/shipment/deliver',
  summary: 'The parcel arrived; its clock stops and the member is told.',
  access: 'shipments.dispatch',
  params,
  expectsVersion: true,
  repeatable: true,
  body: z.strictObject({ deliveredOn: localDate }),
  answer: { status: 200, body: shipment },
  problems: ['not_found', 'claim_changed', 'shipment_not_there'],
})

export const shipmentReturn = endpoint({
  name: 'shipmentReturn',
  method: 'POST',
  path: '/api/claims/{number}/shipment/return',
  summary: 'The parcel came back; it can be shipped again, on the same clock.',
  access: 'shipments.dispatch',
  params,
  expectsVersion: true,
  repeatable: true,
  body: z.strictObject({ because: text(200) }),
  answer: { status: 200, body: shipment },
  problems: ['not_found', 'claim_changed', 'shipment_not_there'],
})

export const carrierList = endpoint({
  name: 'carrierList',
  method: 'GET',
  path: '/api/carriers',
  summary: 'The registry of carriers.',
  access: 'shipments.read',
  answer: { status: 200, body: z.array(carrier) },
  problems: [],
})
