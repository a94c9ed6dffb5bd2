import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/** Whoever could sign something off learns that it waits, and that it was decided, without asking. */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, script)
}

const script = `
alter table changes drop constraint changes_kind_check;
alter table changes add constraint changes_kind_check
  check (kind in ('claim', 'lease', 'notice', 'sign_off'));

create function tell_of_sign_off() returns trigger language plpgsql as $$
begin
  insert into changes (kind, by_id) values ('sign_off', coalesce(new.decided_by, new.asked_by));
  return null;
end $$;
create trigger tell_of_sign_off after insert or update on sign_offs
  for each row execute function tell_of_sign_off();
`
