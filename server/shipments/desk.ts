import type { Approval } from '../claims/prize-desk.ts'
import { deliveryDeadline } from '../clocks/rules.ts'
import type { ShipmentDesk } from '../prizes/shipment-desk.ts'
import type { Transaction } from '../storage/tables.ts'
import { getShipment, withEarlier } from './store.ts'
import { piecesLeft } from './goods.ts'

/** Opens the shipment of a physical prize. The address is the one of the approved attempt. */
async function openShipment(
  tx: Transaction,
  { claimId, promotion, facts, at }: Approval,
): Promise<void> {
  const deadline = deliveryDeadline(at, promotion.terms.zone)
  await tx
    .insertInto('shipments')
    .values({
      claim_id: claimId,
      state: 'to_pack',
      recipient: JSON.stringify(facts.recipient),
      region: facts.member.region,
      zone: deadline.zone,
      received_on: deadline.receivedOn,
      due_soon_on: deadline.dueSoonOn,
      due_on: deadline.dueOn,
      due_soon_at: deadline.dueSoonAt,
      due_day_at: deadline.dueDayAt,
      due_at: deadline.dueAt,
      carrier_code: null,
      tracking_numbers: JSON.stringify([]),
      shipped_on: null,
      delivered_on: null,
      returned_because: null,
    })
    .execute()
}

/** The only state in which nobody has done anything for a parcel yet. */
const stillHere = 'to_pack'

/** Shipments as prizes know them. */
export const shipmentDesk: ShipmentDesk = {
  open: openShipment,

  piecesLeft,

  async isOnItsWay(database, claimId) {
    const shipment = await database
      .selectFrom('shipments')
      .select('state')
      .where('claim_id', '=', claimId)
      .executeTakeFirst()
    return shipment !== undefined && shipment.state !== stillHere
  },

  async close(tx, claimId) {
    const { numDeletedRows } = await tx
      .deleteFrom('shipments')
      .where('claim_id', '=', claimId)
      .where('state', '=', stillHere)
      .executeTakeFirst()
    return numDeletedRows === 1n
  },

  async isLost(database, claimId) {
    const shipment = await database
      .selectFrom('shipments')
      .select('state')
      .where('claim_id', '=', claimId)
      .executeTakeFirst()
    return shipment?.state === 'lost'
  },

  async reopen(tx, claimId) {
    const lost = await getShipment(tx, claimId)
    await tx
      .updateTable('shipments')
      .set({
        state: 'to_pack',
        packed_at: null,
        carrier_code: null,
        tracking_numbers: JSON.stringify([]),
        shipped_on: null,
        earlier_parcels: JSON.stringify(withEarlier(lost, 'lost')),
      })
      .where('claim_id', '=', claimId)
      .execute()
  },
}
