import { describe, expect, test } from 'vitest'
import { shipmentStates, type ShipmentState } from '../../contract/shipments.ts'
import { canMove, moves, type ShipmentMove } from './rules.ts'

describe('where a parcel can go from where it is', () => {
  const expected: Record<ShipmentState, ShipmentMove[]> = {
    to_pack: ['pack', 'ship'],
    packed: ['unpack', 'ship'],
    shipped: ['deliver', 'return', 'lose'],
    returned: ['pack', 'ship'],
    delivered: [],
    lost: ['deliver', 'return'],
  }

  test.each(shipmentStates)('%s', (state) => {
    const possible = (Object.keys(moves) as ShipmentMove[]).filter((move) => canMove(move, state))
    expect(possible).toEqual(expected[state])
  })
})

test('every move leads somewhere else', () => {
  for (const { from, to } of Object.values(moves)) expect(from).not.toContain(to)
})
