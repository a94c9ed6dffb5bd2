import { sql } from 'kysely'
import { byItself } from '../history/store.ts'
import type { Ports } from '../ports.ts'
import type { Transaction } from '../storage/tables.ts'
import { recordVault } from './vault-record.ts'
import type { Vault } from './vault.ts'

/** Codes locked anew in one transaction: few enough that nobody waits for them. */
const atOnce = 200

/** Held by whatever adds codes or names them anew, so that no code is brought in twice in between. */
const namesLock = 5_013_001

/** Waits until no other transaction adds codes or gives them new names. */
export async function holdCodeNames(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(namesLock)})`.execute(tx)
}

/**
 * Locks every code with the present key that is still locked with the former one, a few at a time,
 * while the desk runs. Stopped at any moment it goes on from there; the last step is recorded.
 *
 * @returns how many were locked anew
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
