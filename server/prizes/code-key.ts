import type { CodeKey } from '../ports.ts'
import { addDeskValue, deskValue } from '../storage/desk-values.ts'
import type { Database } from '../storage/tables.ts'

/**
 * Whether this desk's codes are encrypted with this key. The first start stores what the key makes
 * of a constant, which reveals nothing about the key; later starts compare with it.
 */
export async function isKeyOfDesk(database: Database, { id, bytes }: CodeKey): Promise<boolean> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes, hmac, false, ['sign'])
  const mark = new Uint8Array(
    await crypto.subtle.sign('HMAC', key, new TextEncoder().encode('redeem desk code key')),
  ).toHex()
  const row = `code_key_${id}`
  await addDeskValue(database, row, mark)
  return (await deskValue(database, row)) === mark
}
