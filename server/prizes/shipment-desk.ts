import type { Approval } from '../claims/prize-desk.ts'
import type { Transaction } from '../storage/tables.ts'

/**
 * What prizes need of shipments. Shipments stand to the right of prizes and know them; prizes know
 * only this, and are given it by `api.ts`.
 */
export interface ShipmentDesk {
  /** Opens the shipment of a physical prize; its clock counts from the approval. */
  open(tx: Transaction, approval: Approval): Promise<void>
  /** Takes back a shipment that was not packed yet. @returns `false` when it has left */
  close(tx: Transaction, claimId: string): Promise<boolean>
}
