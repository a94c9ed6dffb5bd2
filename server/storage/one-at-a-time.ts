import { sql } from 'kysely'
import type { Transaction } from './tables.ts'

/**
 * Serialises callers that count before they act: others with the same name wait until this
 * transaction ends. Lock order: claims, then this.
 */
export async function oneAtATime(tx: Transaction, what: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${what}, 0))`.execute(tx)
}
