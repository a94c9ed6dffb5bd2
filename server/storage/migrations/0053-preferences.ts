import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * What each person has set up for themselves, told to their other open windows; and what bulk
 * actions replaced, so that they can be undone.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, script)
}

const script = `
create table preferences (
  staff_id uuid not null references staff,
  name text not null check (name in ('shortcuts', 'queueColumns')),
  value jsonb not null check (length(value::text) <= 60000),
  primary key (staff_id, name)
);

alter table changes drop constraint changes_kind_check;
alter table changes add constraint changes_kind_check
  check (kind in ('claim', 'lease', 'notice', 'sign_off', 'checks', 'note', 'preferences'));

create function tell_of_preference() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into changes (kind, by_id, for_staff) values ('preferences', old.staff_id, old.staff_id);
  else
    insert into changes (kind, by_id, for_staff) values ('preferences', new.staff_id, new.staff_id);
  end if;
  return null;
end $$;
create trigger tell_of_preference after insert or update or delete on preferences
  for each row execute function tell_of_preference();

create table bulk_steps (
  claim_id uuid not null,
  version int not null,
  by_id uuid not null references staff,
  at timestamptz not null,
  act text not null check (act in ('assign', 'hold', 'tag')),
  assignee_id uuid references staff,
  held_until date,
  hold_ends_at timestamptz,
  held_because text,
  held_by uuid references staff,
  tags text[] not null,
  primary key (claim_id, version),
  foreign key (claim_id, version) references events
);
create index bulk_steps_by_age on bulk_steps (at);
`
