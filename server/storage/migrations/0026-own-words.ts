import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * A member is told every reason, and at most one sentence more in the reviewer's own words. Until
 * here the sentence had no place, although the contract always took it.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(
    database,
    `
alter table decisions drop constraint told_what_the_reasons_say;
alter table decisions add constraint told_what_the_reasons_say
  check (jsonb_array_length(told) - jsonb_array_length(reasons) = 0
    or (kind = 'ask_again' and jsonb_array_length(told) - jsonb_array_length(reasons) = 1));
`,
  )
}
