import type { Client } from '../../contract/client.ts'
import { shipmentImport } from '../../contract/dispatch-batches.ts'
import { shipmentRead } from '../../contract/shipments.ts'
import { newKey } from './acts.ts'

/** What a step of a parcel needs besides its body: the claim, as it stands now. */
export async function stepOf(client: Client, number: string) {
  const { version } = await client.call(shipmentRead, { params: { number } })
  return { params: { number }, version, idempotencyKey: newKey() }
}

/** Hands a CSV in, as what a carrier's tool gave back. */
export async function importRows(
  client: Client,
  text: string,
  mode: 'dry_run' | 'all' | 'good_rows' = 'all',
) {
  return client.call(shipmentImport, {
    json: { mode },
    files: { rows: new File([text], 'tracking.csv') },
  })
}
