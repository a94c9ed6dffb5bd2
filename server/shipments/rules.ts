import type { ShipmentState, ShipmentStep } from '../../contract/shipments.ts'

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
