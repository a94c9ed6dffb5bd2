import { sql } from 'kysely'
import { byItself } from '../history/store.ts'
import type { Ports } from '../ports.ts'
import type { Transaction } from '../storage/tables.ts'
import { recordVault } from './vault-record.ts'
import type { Vault } from './vault.ts'

/** Codes of one transaction: few enough that nobody waits for them. */
const atOnce = 200

/**
 * Lock held while codes are added or fingerprinted again, so that no code is imported twice
 * meanwhile.
 */
const namesLock = 5_013_001

/** Waits until no other transaction adds codes or changes their fingerprints. */
export async function holdCodeNames(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(namesLock)})`.execute(tx)
}

/**
 * Encrypts with the current key every code that still uses the former one, a few at a time, while
 * the desk runs. It can be stopped at any moment and resumed; the end is recorded.
 *
 * @returns how many were encrypted again
 */
export async function rewrapCodes(
  { database, ids, clock }: Pick<Ports, 'database' | 'ids' | 'clock'>,
  vault: Vault,
  tell: (done: number) => void = () => {},
): Promise<number> {
  let done = 0
  for (const table of ['codes', 'staged_codes'] as const) {
    for (;;) {
      const moved = await database.transaction().execute(async (tx) => {
        await holdCodeNames(tx)
        return rewrapSome(tx, vault, table)
      })
      done += moved
      if (moved === 0) break
      tell(done)
    }
  }
  if (done > 0) {
    await recordVault(database, ids, {
      kind: 'codes_rewrapped',
      by: byItself(clock.now()),
      count: done,
    })
  }
  return done
}

async function rewrapSome(tx: Transaction, vault: Vault, table: 'codes' | 'staged_codes') {
  const codes = await tx
    .selectFrom(table)
    .select(['id', 'ciphertext', 'nonce', 'key_id'])
    .where('key_id', '<>', vault.keyId)
    .limit(atOnce)
    .forUpdate()
    .execute()
  for (const code of codes) {
    const plain = await vault.open(code.id, { ...code, keyId: code.key_id })
    const { ciphertext, nonce, keyId, fingerprint } = await vault.lock(code.id, plain)
    await tx
      .updateTable(table)
      .set({ ciphertext, nonce, key_id: keyId, fingerprint })
      .where('id', '=', code.id)
      .execute()
  }
  return codes.length
}
