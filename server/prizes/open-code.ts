import type { Database } from '../storage/tables.ts'
import type { Vault } from './vault.ts'

/** Decrypts an issued code at the moment its mail is sent. */
export async function openCode(database: Database, vault: Vault, codeId: string): Promise<string> {
  const code = await database
    .selectFrom('codes')
    .select(['ciphertext', 'nonce', 'key_id'])
    .where('id', '=', codeId)
    .where('state', 'in', ['issued', 'delivered', 'bounced'])
    .executeTakeFirstOrThrow()
  return vault.open(codeId, { ...code, keyId: code.key_id })
}
