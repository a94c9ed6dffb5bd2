import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/** Claims of the board that were put off together can be taken up again together. */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(
    database,
    `
alter table reassigned_claims add column held_until date;
alter table reassigned_claims add constraint put_off_claims_stay_with_whoever_has_them
  check (held_until is null or from_id is not distinct from to_id);
`,
  )
}
