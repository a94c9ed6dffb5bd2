import type { Person } from '../../contract/session.ts'
import type { ShipmentState, ShipmentStep } from '../../contract/shipments.ts'
import { lacking, type Refusal } from '../http/permission.ts'

export type ShipmentMove = ShipmentStep

/**
 * From which states each move can be made, and where it leads. A returned parcel is packed or
 * shipped again; a lost one may turn up after all. Only a replacement brings it back to be packed.
 */
export const moves: Record<ShipmentMove, { from: readonly ShipmentState[]; to: ShipmentState }> = {
  pack: { from: ['to_pack', 'returned'], to: 'packed' },
  unpack: { from: ['packed'], to: 'to_pack' },
  ship: { from: ['to_pack', 'packed', 'returned'], to: 'shipped' },
  deliver: { from: ['shipped', 'lost'], to: 'delivered' },
  return: { from: ['shipped', 'lost'], to: 'returned' },
  lose: { from: ['shipped'], to: 'lost' },
}

export const canMove = (move: ShipmentMove, from: ShipmentState) => moves[move].from.includes(from)

/** Whether the recipient can still be corrected: not once it is written on a parcel. */
export const canCorrect = (state: ShipmentState) => state === 'to_pack' || state === 'returned'

/*
 * Why a person cannot do something to a parcel; `null` when they can. The command and the page that
 * offers it both ask here.
 */

const refusedUnless = (isThere: boolean, person: Person): Refusal =>
  lacking(person, 'shipments.dispatch') ?? (isThere ? null : 'shipment_not_there')

export const moveRefused = (move: ShipmentMove, from: ShipmentState, person: Person): Refusal =>
  refusedUnless(canMove(move, from), person)

/** Another recipient, or asking the member for one. */
export const correctRefused = (state: ShipmentState, person: Person): Refusal =>
  refusedUnless(canCorrect(state), person)

/** What is wrong with what is said of a parcel that leaves; dates are those of its promotion's zone. */
export function shipFault(said: {
  /** Whether the registry has this carrier. */
  isCarrier: boolean
  shippedOn: string
  /** When its prize was approved. */
  receivedOn: string
  today: string
}): 'unknown_carrier' | 'too_early' | 'in_the_future' | null {
  if (!said.isCarrier) return 'unknown_carrier'
  if (said.shippedOn > said.today) return 'in_the_future'
  return said.shippedOn < said.receivedOn ? 'too_early' : null
}

/** What is wrong with the day on which a parcel is said to have come. */
export function deliverFault(said: {
  deliveredOn: string
  shippedOn: string | null
  today: string
}): 'too_early' | 'in_the_future' | null {
  if (said.deliveredOn > said.today) return 'in_the_future'
  return said.shippedOn !== null && said.deliveredOn < said.shippedOn ? 'too_early' : null
}
