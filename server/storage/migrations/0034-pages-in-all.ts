import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * How many pages a document has, of which the first are shown, and what is known to be missing on
 * them. Of the documents before, only those with ten pages may have had more, and nobody counted.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(
    database,
    `
alter table documents add column pages_in_all int check (pages_in_all > 0);
alter table documents add column gaps jsonb not null default '[]';
update documents set pages_in_all =
  (select nullif(count(*), 0) from document_pages where document_id = documents.id);
`,
  )
}
