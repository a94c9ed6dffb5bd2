import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * What was found out of a claim's papers, under a digest of everything it depends on. It can be worked
 * out again at any time: nothing refers to it.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(
    database,
    `
create table examinations (
  key text primary key check (key ~ '^[0-9a-f]{64}$'),
  outcome jsonb not null,
  is_complete boolean not null,
  made_at timestamptz not null
);

create index examinations_made_at on examinations (made_at);
`,
  )
}
