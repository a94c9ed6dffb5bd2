import * as z from 'zod/mini'
import { claimNumber, claimParam } from './claim-number.ts'
import { deadline } from './clocks.ts'
import { endpoint } from './endpoint.ts'
import { recipient } from './facts.ts'
import { pendingSignOff } from './sign-offs.ts'
import { promotionId } from './promotions.ts'
import {
  commaList,
  cursor,
  foreignId,
  instant,
  localDate,
  page,
  region,
  text,
  wholeNumber,
} from './schema.ts'

export const shipmentStates = [
  'to_pack',
  'packed',
  'shipped',
  'delivered',
  'returned',
  'lost',
] as const
/** Actions on a parcel. */
export const shipmentSteps = ['pack', 'unpack', 'ship', 'deliver', 'return', 'lose'] as const
export type ShipmentStep = (typeof shipmentSteps)[number]

export const shipmentState = z.enum(shipmentStates)
export type ShipmentState = z.infer<typeof shipmentState>

/** Letters, digits and `-`, as carriers print them; spaces are removed. */
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
  /** Tracking link; `null` without a verified link. */
  trackingLink: z.nullable(z.string()),
  shippedOn: z.nullable(localDate),
  deliveredOn: z.nullable(localDate),
  returnedBecause: z.nullable(z.string()),
  lostBecause: z.nullable(z.string()),
  packedAt: z.nullable(instant),
  /** When the member was asked to correct the address, and the question. */
  addressAskedAt: z.nullable(instant),
  addressQuestion: z.nullable(z.string()),
  /** Earlier parcels: lost, or returned. */
  earlierParcels: z.array(
    z.object({
      carrier: z.string(),
      trackingNumbers: z.array(z.string()),
      shippedOn: localDate,
      ended: z.enum(['returned', 'lost']),
    }),
  ),
  /** Characters in the address that no installed font has: a label shows `?` for each. */
  unprintable: z.array(z.string()),
  /** The address in its country's format, one line each. */
  addressLines: z.array(z.string()),
  /** Steps possible now, and permitted to this person. */
  steps: z.array(z.enum(shipmentSteps)),
  /** Whether the recipient can still be corrected or asked about. */
  canCorrect: z.boolean(),
  /** Pending sign-offs. */
  pending: z.array(pendingSignOff),
})
export type Shipment = z.infer<typeof shipment>

/** Filters for a list or batch of parcels. */
export const shipmentFilter = {
  state: commaList(shipmentState),
  promotion: commaList(promotionId),
  region: commaList(region),
  /** IDs of prizes in any promotion. */
  prize: commaList(promotionId),
  /** By the delivery clock: due soon and not overdue, or overdue. */
  age: z.optional(z.enum(['due_soon', 'overdue'])),
  /** Claim number, recipient or tracking number. */
  q: z.optional(z.string().check(z.trim(), z.maxLength(100))),
}

export const shipmentList = endpoint({
  name: 'shipmentList',
  method: 'GET',
  path: '/api/shipments',
  summary: 'Physical prizes on their way, by deadline.',
  access: 'shipments.read',
  query: z.strictObject({
    ...shipmentFilter,
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
  summary: 'Number of shipments in each state.',
  access: 'shipments.read',
  answer: { status: 200, body: z.record(shipmentState, z.int()) },
  problems: [],
})

export const shipmentRead = endpoint({
  name: 'shipmentRead',
  method: 'GET',
  path: '/api/claims/{number}/shipment',
  summary: 'The shipment of a claim’s physical prize.',
  access: 'shipments.read',
  params: claimParam,
  answer: { status: 200, body: shipment },
  problems: ['not_found'],
})

export const shipmentShip = endpoint({
  name: 'shipmentShip',
  method: 'POST',
  path: '/api/claims/{number}/shipment/ship',
  summary:
    'Marks the parcel as shipped, with carrier, tracking numbers and date. The member is notified.',
  access: 'shipments.dispatch',
  params: claimParam,
  expectsVersion: true,
  repeatable: true,
  body: z.strictObject({
    carrier: text(40),
    trackingNumbers: z.array(trackingNumber).check(z.minLength(1), z.maxLength(10)),
    shippedOn: localDate,
  }),
  answer: { status: 200, body: shipment },
  problems: ['not_found', 'claim_changed', 'shipment_not_there', 'goods_out'],
})

export const shipmentDeliver = endpoint({
  name: 'shipmentDeliver',
  method: 'POST',
  path: '/api/claims/{number}/shipment/deliver',
  summary: 'Marks the parcel as delivered; its clock stops and the member is notified.',
  access: 'shipments.dispatch',
  params: claimParam,
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
  summary: 'Marks the parcel as returned; it can be shipped again, on the same clock.',
  access: 'shipments.dispatch',
  params: claimParam,
  expectsVersion: true,
  repeatable: true,
  body: z.strictObject({ because: text(200) }),
  answer: { status: 200, body: shipment },
  problems: ['not_found', 'claim_changed', 'shipment_not_there'],
})

const step = { params: claimParam, expectsVersion: true, repeatable: true } as const

export const shipmentPack = endpoint({
  ...step,
  name: 'shipmentPack',
  method: 'POST',
  path: '/api/claims/{number}/shipment/pack',
  summary:
    'Marks the parcel as packed: the recipient can’t change any more, and the stock goes down by one.',
  access: 'shipments.dispatch',
  answer: { status: 200, body: shipment },
  problems: ['not_found', 'claim_changed', 'shipment_not_there', 'goods_out'],
})

export const shipmentUnpack = endpoint({
  ...step,
  name: 'shipmentUnpack',
  method: 'POST',
  path: '/api/claims/{number}/shipment/unpack',
  summary: 'Unpacks the parcel, for example to correct its recipient.',
  access: 'shipments.dispatch',
  answer: { status: 200, body: shipment },
  problems: ['not_found', 'claim_changed', 'shipment_not_there'],
})

export const shipmentLose = endpoint({
  ...step,
  name: 'shipmentLose',
  method: 'POST',
  path: '/api/claims/{number}/shipment/lose',
  summary: 'Marks the parcel as lost, and requests a replacement, which a second person confirms.',
  access: 'shipments.dispatch',
  body: z.strictObject({ because: text(200) }),
  answer: { status: 200, body: shipment },
  problems: ['not_found', 'claim_changed', 'shipment_not_there', 'replacement_asked'],
})

export const recipientCorrect = endpoint({
  ...step,
  name: 'recipientCorrect',
  method: 'PUT',
  path: '/api/claims/{number}/shipment/recipient',
  summary:
    'Requests a corrected recipient, before the parcel is packed; a second person signs it off.',
  access: 'shipments.dispatch',
  body: z.strictObject({ recipient, because: text(200) }),
  answer: { status: 200, body: shipment },
  problems: [
    'not_found',
    'claim_changed',
    'shipment_not_there',
    'sign_off_asked',
    'too_many_attempts',
  ],
})

export const addressAsk = endpoint({
  ...step,
  name: 'addressAsk',
  method: 'POST',
  path: '/api/claims/{number}/shipment/ask',
  summary: 'Asks the member by mail for a better address.',
  access: 'shipments.dispatch',
  body: z.strictObject({ question: text(300) }),
  answer: { status: 200, body: shipment },
  problems: ['not_found', 'claim_changed', 'shipment_not_there'],
})

export const intakeRecipientCorrect = endpoint({
  name: 'intakeRecipientCorrect',
  method: 'PUT',
  path: '/api/intake/claims/{number}/recipient',
  summary:
    'The member answers with a corrected address, once asked and until the parcel is packed.',
  access: 'intake',
  params: claimParam,
  repeatable: true,
  /** The answering member is named: for someone else's claim the answer is `not_found`. */
  body: z.strictObject({ memberId: foreignId, recipient }),
  answer: { status: 200, body: z.object({ isTaken: z.literal(true) }) },
  problems: ['not_found', 'shipment_not_there'],
})
