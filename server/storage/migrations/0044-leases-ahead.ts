import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * A lease taken ahead keeps the likely next claim free while a decision is written. Nobody is
 * reviewing that claim yet, so nobody is told.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, script)
}

const script = `
alter table leases add column is_ahead boolean not null default false;
create unique index one_lease_ahead on leases (staff_id) where is_ahead;

create or replace function tell_of_lease() returns trigger language plpgsql as $$
declare
  was_reviewed boolean := tg_op <> 'INSERT' and not old.is_ahead;
  is_reviewed boolean := tg_op <> 'DELETE' and not new.is_ahead;
begin
  if was_reviewed and is_reviewed and new.staff_id = old.staff_id then
    return null;
  end if;
  if is_reviewed then
    insert into changes (kind, claim_id, by_id) values ('lease', new.claim_id, new.staff_id);
  elsif was_reviewed then
    insert into changes (kind, claim_id, by_id) values ('lease', old.claim_id, old.staff_id);
  end if;
  return null;
end $$;
`
