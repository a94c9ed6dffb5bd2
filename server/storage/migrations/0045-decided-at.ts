import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/** Lists of decided claims by the time of the decision, and the notices a person has read. */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, script)
}

const script = `
create index decisions_by_kind on decisions (kind, decided_at, claim_id) where undone_at is null;
create index notices_read on notices (staff_id, id) where seen_at is not null;
`
