import type { ShipmentState } from '../../contract/shipments.ts'

export type ShipmentMove = 'ship' | 'deliver' | 'return'

/** From which states each move can be made, and where it leads. A returned parcel ships again. */
export const moves: Record<ShipmentMove, { from: readonly ShipmentState[]; to: ShipmentState }> = {
  ship: { from: ['to_pack', 'returned'], to: 'shipped' },
  deliver: { from: ['shipped'], to: 'delivered' },
  return: { from: ['shipped'], to: 'returned' },
}

export const canMove = (move: ShipmentMove, from: ShipmentState) => moves[move].from.includes(from)
