import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * Calendars are edited: a version that was written stays, what it moved is kept, and no deadline of
 * a decided attempt ever moves.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, script)
}

const script = `
alter table calendars add column recorded_by uuid references staff;

create table calendar_moves (
  calendar text not null,
  version int not null,
  claim_id uuid not null,
  attempt int not null,
  due_soon_on_before date not null,
  due_on_before date not null,
  due_soon_on date not null,
  due_on date not null,
  primary key (claim_id, attempt, calendar, version),
  foreign key (calendar, version) references calendars,
  foreign key (claim_id, attempt) references attempts (claim_id, number)
);
create index calendar_moves_of_version on calendar_moves (calendar, version);

create function calendar_version_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a version of a calendar stays as it was written'
    using errcode = 'restrict_violation';
end $$;
create trigger calendar_version_stays before update or delete on calendars
  for each row execute function calendar_version_stays();

create function decided_deadline_stays() returns trigger language plpgsql as $$
begin
  if exists (
    select from after a
    join before b on b.claim_id = a.claim_id and b.number = a.number
    where (a.submitted_at, a.zone, a.received_on, a.due_soon_on, a.due_on, a.calendars)
        is distinct from (b.submitted_at, b.zone, b.received_on, b.due_soon_on, b.due_on, b.calendars)
      and not exists (
        select from claims c
        where c.id = a.claim_id and c.attempt = a.number and c.state = 'waiting'
      )
  ) then
    raise exception 'the deadline of a decided attempt stays' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger decided_deadline_stays after update on attempts
  referencing old table as before new table as after
  for each statement execute function decided_deadline_stays();
`
