import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/** Holds, marks, decisions taken back, notices, and what happens at the desk as others follow it. */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, tables)
  await runStatements(database, laws)
  await runStatements(database, feed)
}

const tables = `
alter table claims add column held_until date;
alter table claims add column hold_ends_at timestamptz;
alter table claims add column held_because text;
alter table claims add column held_by uuid references staff;
alter table claims add constraint hold_is_whole check (
  (held_until is null) = (hold_ends_at is null)
  and (held_until is null) = (held_because is null)
  and (held_until is null) = (held_by is null)
);
alter table claims add constraint only_open_claims_are_held
  check (held_until is null or state = 'waiting');
create index claims_held on claims (hold_ends_at) where held_until is not null;

alter table decisions add column version int;
update decisions d set version = (
  select max(e.version) from events e
  where e.claim_id = d.claim_id and e.attempt = d.attempt
    and e.kind in ('claim_approved', 'claim_asked_again', 'claim_declined')
);
set constraints all immediate;
alter table decisions alter column version set not null;
alter table decisions add column undo_until timestamptz;
alter table decisions add column marks jsonb not null default '[]';
alter table decisions add column override_reason text;
alter table decisions add column undone_by uuid references staff;
alter table decisions add column undone_because text;

alter table mails drop constraint mails_state_check;
alter table mails add constraint mails_state_check
  check (state in ('waiting', 'sent', 'stuck', 'kept', 'withdrawn'));

alter table mails add column first_tried_at timestamptz;
update mails set first_tried_at = coalesce(sent_at, created_at) where tries > 0 or sent_at is not null;

alter table codes add column voided_at timestamptz;
alter table codes add column voided_for uuid references claims;
alter table codes add constraint void_code_is_nobodys
  check (voided_at is null or claim_id is null);
alter table codes add constraint void_code_had_a_claim
  check ((voided_at is null) = (voided_for is null));

create table notices (
  id uuid primary key,
  staff_id uuid not null references staff,
  kind text not null check (kind in ('taken_over', 'handed_over', 'assigned')),
  claim_id uuid not null references claims,
  by_id uuid not null references staff,
  note text,
  at timestamptz not null,
  seen_at timestamptz
);
create index notices_unseen on notices (staff_id, id) where seen_at is null;

create index attempts_phone on attempts
  (regexp_replace(facts #>> '{recipient,contactNumber}', '\\D', '', 'g'));
create index attempts_address on attempts (
  regexp_replace(lower((facts #>> '{recipient,zipcode}') || (facts #>> '{recipient,street}')), '[^[:alnum:]]', '', 'g')
);
create index claims_of_email_anywhere on claims (lower(email));
create index claims_of_serial_anywhere on claims (upper(serial_number));
create index events_skipped on events (claim_id, actor_id) where kind = 'claim_skipped';
`

const laws = `
create function undone_decision_sends_nothing() returns trigger language plpgsql as $$
begin
  if new.undone_at is not null and exists (
    select from mails m
    where m.claim_id = new.claim_id and m.version >= new.version and m.state in ('waiting', 'stuck')
  ) then
    raise exception 'a mail of an undone decision would still leave'
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger undone_decision_sends_nothing after update on decisions
  deferrable initially deferred for each row execute function undone_decision_sends_nothing();

create function withdrawn_mail_stays() returns trigger language plpgsql as $$
begin
  if old.state = 'withdrawn' and new.state <> 'withdrawn' and not (new.state = 'sent' and old.first_tried_at is not null) then
    raise exception 'a mail that was withdrawn does not leave' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger withdrawn_mail_stays before update of state on mails
  for each row execute function withdrawn_mail_stays();

create or replace function issued_code_stays_issued() returns trigger language plpgsql as $$
begin
  if old.voided_at is not null
    and (new.voided_at, new.voided_for) is distinct from (old.voided_at, old.voided_for)
  then
    raise exception 'a void code stays void' using errcode = 'restrict_violation';
  end if;
  if old.claim_id is null or new.claim_id is not distinct from old.claim_id then
    return new;
  end if;
  if new.claim_id is null and new.voided_for = old.claim_id then
    return new;
  end if;
  if new.claim_id is null and not exists (
    select from mails m
    where m.code_id = old.id and (m.state <> 'withdrawn' or m.first_tried_at is not null)
  ) then
    return new;
  end if;
  raise exception 'a code is given once' using errcode = 'restrict_violation';
end $$;
`

const feed = `
create table changes (
  seq bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now(),
  kind text not null check (kind in ('claim', 'lease', 'notice')),
  claim_id uuid,
  version int,
  by_id uuid,
  for_staff uuid
);
create index changes_in_order on changes (xid, seq);
create index changes_by_age on changes (at);

create function tell_of_event() returns trigger language plpgsql as $$
begin
  insert into changes (kind, claim_id, version, by_id)
    values ('claim', new.claim_id, new.version, new.actor_id);
  return null;
end $$;
create trigger tell_of_event after insert on events
  for each row execute function tell_of_event();

create function tell_of_lease() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.staff_id = old.staff_id then
    return null;
  end if;
  if tg_op = 'DELETE' then
    insert into changes (kind, claim_id, by_id) values ('lease', old.claim_id, old.staff_id);
  else
    insert into changes (kind, claim_id, by_id) values ('lease', new.claim_id, new.staff_id);
  end if;
  return null;
end $$;
create trigger tell_of_lease after insert or update or delete on leases
  for each row execute function tell_of_lease();

create function tell_of_notice() returns trigger language plpgsql as $$
begin
  insert into changes (kind, claim_id, by_id, for_staff)
    values ('notice', new.claim_id, new.by_id, new.staff_id);
  return null;
end $$;
create trigger tell_of_notice after insert on notices
  for each row execute function tell_of_notice();
`
