import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/** What a decision told the member is kept with it: a reason reworded later rewords no past. */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(
    database,
    `
alter table decisions add column told jsonb not null default '[]';
alter table decisions add constraint told_what_the_reasons_say
  check (jsonb_array_length(told) = jsonb_array_length(reasons));

create function told_stays_told() returns trigger language plpgsql as $$
begin
  if new.told is distinct from old.told then
    raise exception 'what was told stays told' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger told_stays_told before update on decisions
  for each row execute function told_stays_told();
`,
  )
}
