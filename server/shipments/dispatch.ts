import type { FaultCode } from '../../contract/faults.ts'
import type { OnClaim } from '../claims/standing.ts'
import type { Shipment } from '../../contract/shipments.ts'
import { localDateAt } from '../clocks/rules.ts'
import { byPerson } from '../history/store.ts'
import { invalidInput, ProblemError } from '../http/problem.ts'
import { getPrize } from '../prizes/store.ts'
import { writeAsk } from '../prizes/replacements.ts'
import { listCarriers, trackingLink } from './carriers.ts'
import { giveGoodsBack, takeGoods } from './goods.ts'
import { deliverFault, shipFault } from './rules.ts'
import { openShipmentFile, takeParcelStepFor, type DispatchNeeds } from './step.ts'
import { withEarlier, type ShipmentRow } from './store.ts'

/** The recipient stays as it is from here on: the member cannot answer any more. */
const nothingAsked = { address_asked_at: null, address_question: null }

/** What a parcel that is packed anew takes with it of the one before. */
const anew = (shipment: ShipmentRow) =>
  shipment.state === 'returned'
    ? {
        carrier_code: null,
        tracking_numbers: JSON.stringify([]),
        shipped_on: null,
        earlier_parcels: JSON.stringify(withEarlier(shipment, 'returned')),
      }
    : {}

/** @throws {ProblemError} `not_found`, `claim_changed`, `shipment_not_there`, `goods_out` */
export async function pack(ports: DispatchNeeds, call: OnClaim): Promise<Shipment> {
  const { file, shipment } = await openShipmentFile(call, 'pack')
  // A parcel that came back still holds its goods.
  if (shipment.state === 'to_pack') await takePiece(ports, call, file.claim.id)
  return takeParcelStepFor(ports, call, file, {
    kind: 'shipment_packed',
    move: 'pack',
    columns: { packed_at: call.now, returned_because: null, ...nothingAsked, ...anew(shipment) },
    details: {},
    mail: null,
  })
}

/** @throws as `pack` */
export async function unpack(ports: DispatchNeeds, call: OnClaim): Promise<Shipment> {
  const { file } = await openShipmentFile(call, 'unpack')
  const { tx, person, now } = call
  const prize = await getPrize(tx, file.claim.id)
  await giveGoodsBack(tx, ports, prize, byPerson(person, now))
  return takeParcelStepFor(ports, call, file, {
    kind: 'shipment_unpacked',
    move: 'unpack',
    columns: { packed_at: null },
    details: {},
    mail: null,
  })
}

export interface Shipping {
  carrier: string
  trackingNumbers: string[]
  shippedOn: string
}

/** @throws as `pack`; `invalid_input` by field */
export async function ship(
  ports: DispatchNeeds,
  call: OnClaim,
  asked: Shipping,
): Promise<Shipment> {
  const { file, shipment } = await openShipmentFile(call, 'ship')
  const carriers = await listCarriers(call.tx)
  const carrier = carriers.find(({ code }) => code === asked.carrier)
  const found = shipFault({
    isCarrier: carrier !== undefined,
    shippedOn: asked.shippedOn,
    receivedOn: shipment.received_on,
    today: localDateAt(call.now, shipment.zone),
  })
  if (found || !carrier) throw shipFaults[found ?? 'unknown_carrier']()
  if (shipment.state === 'to_pack') await takePiece(ports, call, file.claim.id)
  const trackingNumbers = [...new Set(asked.trackingNumbers.map((number) => number.toUpperCase()))]
  const [first = ''] = trackingNumbers
  return takeParcelStepFor(ports, call, file, {
    kind: 'shipment_shipped',
    move: 'ship',
    columns: {
      ...anew(shipment),
      carrier_code: carrier.code,
      tracking_numbers: JSON.stringify(trackingNumbers),
      shipped_on: asked.shippedOn,
      ...nothingAsked,
      packed_at: shipment.packed_at ?? call.now,
      returned_because: null,
    },
    details: { carrier: carrier.name, trackingNumbers, shippedOn: asked.shippedOn },
    mail: {
      template: 'shipped',
      values: {
        carrier: carrier.name,
        trackingNumbers: trackingNumbers.join(', '),
        trackingLink: trackingLink(carrier, first, shipment.recipient.zipcode),
      },
    },
  })
}

/** @throws as `ship` */
export async function deliver(
  ports: DispatchNeeds,
  call: OnClaim,
  { deliveredOn }: { deliveredOn: string },
): Promise<Shipment> {
  const { file, shipment } = await openShipmentFile(call, 'deliver')
  const found = deliverFault({
    deliveredOn,
    shippedOn: shipment.shipped_on,
    today: localDateAt(call.now, shipment.zone),
  })
  if (found) throw deliverFaults[found]()
  return takeParcelStepFor(ports, call, file, {
    kind: 'shipment_delivered',
    move: 'deliver',
    columns: { delivered_on: deliveredOn, lost_because: null },
    details: { deliveredOn },
    mail: { template: 'delivered', values: {} },
  })
}

/** @throws as `ship` */
export async function takeBack(
  ports: DispatchNeeds,
  call: OnClaim,
  { because }: { because: string },
): Promise<Shipment> {
  const { file } = await openShipmentFile(call, 'return')
  return takeParcelStepFor(ports, call, file, {
    kind: 'shipment_returned',
    move: 'return',
    columns: { returned_because: because, lost_because: null, packed_at: null },
    details: { because },
    mail: null,
  })
}

/**
 * The parcel is lost. A second person is asked in the same step whether another one goes.
 *
 * @throws as `ship`; `replacement_asked`
 */
export async function lose(
  ports: DispatchNeeds,
  call: OnClaim,
  { because }: { because: string },
): Promise<Shipment> {
  const { file } = await openShipmentFile(call, 'lose')
  const { tx, person, now } = call
  const shipment = await takeParcelStepFor(ports, call, file, {
    kind: 'shipment_lost',
    move: 'lose',
    columns: { lost_because: because },
    details: { because },
    mail: null,
  })
  const asked = { because: 'lost', reason: because } as const
  await writeAsk(tx, ports, file.claim, asked, byPerson(person, now))
  return shipment
}

async function takePiece(
  ports: DispatchNeeds,
  { tx, person, now }: OnClaim,
  claimId: string,
): Promise<void> {
  const prize = await getPrize(tx, claimId)
  const isThere = await takeGoods(tx, ports, prize, byPerson(person, now))
  if (!isThere) throw new ProblemError('goods_out')
}

const fault = (field: string, code: FaultCode, message: string) =>
  invalidInput([{ field, code, message }])

const inTheFuture = (field: string) => () => fault(field, 'in_the_future', 'is in the future')

const shipFaults = {
  unknown_carrier: () => fault('carrier', 'unknown_carrier', 'is not a carrier of the registry'),
  too_early: () => fault('shippedOn', 'before_approval', 'is before the approval'),
  in_the_future: inTheFuture('shippedOn'),
}

const deliverFaults = {
  too_early: () => fault('deliveredOn', 'before_shipping', 'is before it was shipped'),
  in_the_future: inTheFuture('deliveredOn'),
}
