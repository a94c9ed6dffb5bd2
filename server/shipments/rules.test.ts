import { describe, expect, test } from 'vitest'
import { shipmentStates, type ShipmentState } from '../../contract/shipments.ts'
import { canMove, moves, type ShipmentMove } from './rules.ts'

describe('where a parcel can go from where it is', () => {
  const expected: Record<ShipmentState, ShipmentMove[]> = {
    to_pack: ['ship'],
    shipped: ['deliver', 'return'],
    returned: ['ship'],
    delivered: [],
  }

  test.each(shipmentStates)('%s', (state) => {
    const possible = (Object.keys(moves) as ShipmentMove[]).filter((move) => canMove(move, state))
    expect(possible).toEqual(expected[state])
  })
})

test('every move leads somewhere else', () => {
  for (const { from, to } of Object.values(moves)) expect(from).not.toContain(to)
})
