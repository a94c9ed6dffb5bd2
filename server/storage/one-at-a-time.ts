import { sql } from 'kysely'
import type { Transaction } from './tables.ts'

/**
 * Lets whoever counts before acting do so alone: others who ask for the same wait until this
 * transaction ends. Lock order: the claim first, then this.
 */
export async function oneAtATime(tx: Transaction, what: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${what}, 0))`.execute(tx)
}
