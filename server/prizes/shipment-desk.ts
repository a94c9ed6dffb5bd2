import type { Approval } from '../claims/prize-desk.ts'
import type { Database, Transaction } from '../storage/tables.ts'

/**
 * What prizes need of shipments. The shipments room depends on the prizes room, so prizes get this
 * from `api.ts`.
 */
export interface ShipmentDesk {
  /** Opens the shipment of a physical prize; its clock counts from the approval. */
  open(tx: Transaction, approval: Approval): Promise<void>
  /** Whether the parcel of a claim is lost. */
  isLost(database: Database, claimId: string): Promise<boolean>
  /** A lost parcel is packed again, for the same recipient and on the first approval's clock. */
  reopen(tx: Transaction, claimId: string): Promise<void>
  /** Whether the parcel of a claim is packed or has left. */
  isOnItsWay(database: Database, claimId: string): Promise<boolean>
  /** Pieces of a physical prize that are left; `null` if nobody counts them. */
  piecesLeft(database: Database, promotionId: string, offerId: string): Promise<number | null>
  /** Takes back a shipment that is not on its way yet. @returns whether it could */
  close(tx: Transaction, claimId: string): Promise<boolean>
}
