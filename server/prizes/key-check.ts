import type { Database } from '../storage/tables.ts'
import type { Vault } from './vault.ts'

/** The codes in the database cannot be decrypted with the given keys. */
export class WrongCodeKey extends Error {}

/**
 * Checks that every code can be decrypted with the given keys. A wrong key under the right name
 * would encrypt new codes with a key that does not open the old ones.
 *
 * @throws {WrongCodeKey} with a sentence for the operator
 */
export async function checkCodeKeys(database: Database, vault: Vault): Promise<void> {
  for (const table of ['codes', 'staged_codes'] as const) {
    const strange = await database
      .selectFrom(table)
      .select('key_id')
      .where('key_id', 'not in', vault.keyIds)
      .limit(1)
      .executeTakeFirst()
    if (strange) {
      throw new WrongCodeKey(
        `Codes are locked with the key ${strange.key_id}, which was not given: set FORMER_CODE_KEY and FORMER_CODE_KEY_ID=${strange.key_id}`,
      )
    }
  }
  for (const keyId of vault.keyIds) await checkKey(database, vault, keyId)
}

async function checkKey(database: Database, vault: Vault, keyId: string): Promise<void> {
  const code = await database
    .selectFrom('codes')
    .select(['id', 'ciphertext', 'nonce'])
    .where('key_id', '=', keyId)
    .limit(1)
    .executeTakeFirst()
  if (!code) return
  try {
    await vault.open(code.id, { ...code, keyId })
  } catch {
    const name = keyId === vault.keyId ? 'CODE_KEY' : 'FORMER_CODE_KEY'
    throw new WrongCodeKey(
      `${name} is not the key ${keyId} that codes were locked with: put back the one that was used`,
    )
  }
}
