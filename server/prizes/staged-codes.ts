import { sql, type Selectable } from 'kysely'
import type { ByPerson } from '../history/store.ts'
import type { Database, Tables, Transaction } from '../storage/tables.ts'
import type { BatchRow } from './batch-store.ts'

export type StagedCode = Omit<Selectable<Tables['staged_codes']>, 'batch_id'>

/** Rows of one insert: below the 65,535 parameters of a statement. */
const rowsAtOnce = 5000

/** Stores the encrypted codes of a batch until it is decided. */
export async function stageCodes(
  tx: Transaction,
  batchId: string,
  codes: StagedCode[],
): Promise<void> {
  for (let start = 0; start < codes.length; start += rowsAtOnce) {
    await tx
      .insertInto('staged_codes')
      .values(
        codes.slice(start, start + rowsAtOnce).map((code) => ({ ...code, batch_id: batchId })),
      )
      .execute()
  }
}

/** Moves a batch's codes into the stock in the order of its lines, with one statement. */
export async function addStagedCodes(
  tx: Transaction,
  batch: BatchRow,
  { actor, at }: ByPerson,
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    insert into codes (id, promotion_id, offer_id, ciphertext, nonce, key_id, fingerprint, last4,
      added_at, added_by, batch_id, expires_on)
    select id, ${batch.promotion_id}, ${batch.offer_id}, ciphertext, nonce, key_id, fingerprint,
      last4, ${at}::timestamptz, ${actor.id}::uuid, batch_id, expires_on
    from staged_codes where batch_id = ${batch.id} order by line
  `.execute(tx)
  await tx.deleteFrom('staged_codes').where('batch_id', '=', batch.id).execute()
  return Number(numAffectedRows)
}

/** Which of these fingerprints belong to codes of a batch, in the stock or waiting. */
export async function knownFingerprints(
  database: Database,
  fingerprints: string[],
): Promise<Set<string>> {
  const known = new Set<string>()
  for (let start = 0; start < fingerprints.length; start += rowsAtOnce) {
    const some = fingerprints.slice(start, start + rowsAtOnce)
    for (const table of ['codes', 'staged_codes'] as const) {
      const rows = await database
        .selectFrom(table)
        .select('fingerprint')
        .where('fingerprint', 'in', some)
        .execute()
      for (const { fingerprint } of rows) known.add(fingerprint)
    }
  }
  return known
}
