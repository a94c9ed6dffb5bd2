import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/** Look-ups of claims that share an e-mail or a S/N, for the eligibility rules. */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, indexes)
}

const indexes = `
create index claims_of_email on claims (promotion_id, lower(email), first_submitted_at, id);
create index claims_of_serial on claims (promotion_id, upper(serial_number), first_submitted_at, id);
`
