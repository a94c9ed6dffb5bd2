import type { CodeKey } from '../ports.ts'
import type { Database } from '../storage/tables.ts'

/**
 * Whether codes of this desk are locked with this key. The first start writes down what the key
 * makes of a constant, which tells nothing of the key; every later one has to make the same.
 */
export async function isKeyOfDesk(database: Database, { id, bytes }: CodeKey): Promise<boolean> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes, hmac, false, ['sign'])
  const mark = new Uint8Array(
    await crypto.subtle.sign('HMAC', key, new TextEncoder().encode('redeem desk code key')),
  ).toHex()
  const row = `code_key_${id}`
  await database
    .insertInto('desk')
    .values({ key: row, value: mark })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { value } = await database
    .selectFrom('desk')
    .select('value')
    .where('key', '=', row)
    .executeTakeFirstOrThrow()
  return value === mark
}
