import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * How the first page of each file looks: its perceptual hash, under each of its four quarters. A
 * quarter alone is shared by dozens of a million files; with the whole hash beside it the index
 * itself tells which of them look alike.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(
    database,
    `
create table reading_looks (
  part smallint not null check (part between 0 and 3),
  quarter int not null,
  look bigint not null,
  sent_sha256 text not null,
  primary key (part, quarter, look, sent_sha256)
);

insert into reading_looks (part, quarter, look, sent_sha256)
select distinct part, ('x' || substr(hash, 1 + part * 4, 4))::bit(16)::int,
  ('x' || hash)::bit(64)::bigint, sent_sha256
from readings
cross join generate_series(0, 3) as part
cross join lateral (select pages #>> '{0,hashes,0}' as hash) as page
where state = 'read' and hash ~ '^[0-9a-f]{16}$';

delete from reading_marks where kind = 'hash';
`,
  )
}
