import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * What stands on the papers, to be searched: of its own, because a receipt has hundreds of words and
 * the search by name must stay short. The desk fills it while it runs, since reading every paper again
 * would hold up the upgrade. A claim is found by the end of its code as well.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(
    database,
    `
create table paper_words (
  sent_sha256 text primary key,
  words text not null check (octet_length(words) <= 40000)
);
create index paper_words_search on paper_words using gin (words gin_trgm_ops);

create index codes_by_end on codes (last4) where claim_id is not null;
`,
  )
}
