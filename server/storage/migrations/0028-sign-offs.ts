import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * What one person asks for and another signs off. Who may be the second person is held here: never
 * whoever asked, and no account younger than the desk's number of days, unless the desk itself is.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, accounts)
  await runStatements(database, table)
  await runStatements(database, laws)
}

/**
 * `trusted_from`: since when an account is in the hands it is in. `could_sign_until`: when somebody
 * stopped being able to sign accounts off; `null` for who still is, or never was.
 */
const accounts = `
alter table staff add column trusted_from timestamptz;
update staff set trusted_from = created_at;
alter table staff alter column trusted_from set not null;
alter table staff add column could_sign_until timestamptz;
alter table staff add column account_version int not null default 1;
alter table links add column is_shown boolean not null default true;

insert into desk (key, value) values ('second-person-days', '7') on conflict do nothing;

create function second_person_days() returns interval language sql stable as $$
  select make_interval(days => value::int) from desk where key = 'second-person-days'
$$;
create function is_account_old(who uuid, moment timestamptz) returns boolean language sql stable as $$
  select coalesce((select trusted_from <= moment - second_person_days() from staff where id = who), false)
$$;
create function is_desk_new(moment timestamptz) returns boolean language sql stable as $$
  select coalesce((select min(created_at) > moment - second_person_days() from staff), true)
$$;
`

const table = `
create table sign_offs (
  id uuid primary key,
  kind text not null check (kind in ('claim_reversed', 'code_redirected', 'recipient_corrected',
    'batch_voided', 'staff_invited', 'staff_changed', 'staff_link', 'promotion_changed')),
  subject text not null,
  claim_id uuid references claims,
  reason text,
  details jsonb not null,
  changes jsonb not null,
  asked_by uuid not null references staff,
  asked_at timestamptz not null,
  state text not null check (state in ('asked', 'confirmed', 'refused', 'withdrawn')),
  decided_by uuid references staff,
  decided_at timestamptz,
  because text,
  alarms jsonb not null,
  check ((state = 'asked') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null)),
  check ((state = 'withdrawn') = (decided_by = asked_by and state <> 'confirmed') or state = 'asked'),
  constraint second_person_signs_off check (
    state <> 'confirmed' or decided_by <> asked_by
    or (alarms @> '["alone"]' and kind in ('staff_invited', 'staff_changed', 'staff_link'))
  ),
  constraint nobody_signs_off_their_own_account check (
    kind not in ('staff_invited', 'staff_changed', 'staff_link')
    or state <> 'confirmed' or decided_by::text <> subject
  )
);
create unique index one_sign_off_at_a_time on sign_offs (kind, subject) where state = 'asked';
create index sign_offs_asked on sign_offs (asked_at, id) where state = 'asked';
create index sign_offs_decided on sign_offs (decided_at desc, id) where state <> 'asked';
create index sign_offs_of_claim on sign_offs (claim_id, asked_at) where claim_id is not null;
create index sign_offs_of_asker on sign_offs (asked_by, kind, asked_at);
create index sign_offs_of_decider on sign_offs (decided_by, kind, decided_at) where decided_by is not null;
`

const laws = `
create function sign_off_is_decided_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'asked'
    or (new.id, new.kind, new.subject, new.claim_id, new.reason, new.details, new.changes,
      new.asked_by, new.asked_at)
      is distinct from (old.id, old.kind, old.subject, old.claim_id, old.reason, old.details,
        old.changes, old.asked_by, old.asked_at)
    or not new.alarms @> old.alarms
  then
    raise exception 'a sign-off is decided once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger sign_off_is_decided_once before update or delete on sign_offs
  for each row execute function sign_off_is_decided_once();
create function sign_off_begins_open() returns trigger language plpgsql as $$
begin
  if new.state <> 'asked' then
    raise exception 'a sign-off is asked for first' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger sign_off_begins_open before insert on sign_offs
  for each row execute function sign_off_begins_open();
create trigger sign_offs_cannot_be_emptied before truncate on sign_offs
  for each statement execute function history_cannot_change();

create function no_newcomer_is_the_second_person(who uuid, moment timestamptz) returns void
language plpgsql stable as $$
begin
  if not is_account_old(who, moment) and not is_desk_new(moment) then
    raise exception 'a new account is nobody''s second person' using errcode = 'restrict_violation';
  end if;
end $$;

create function second_person_is_no_newcomer() returns trigger language plpgsql as $$
begin
  if new.state = 'confirmed' and old.state <> 'confirmed' then
    perform no_newcomer_is_the_second_person(new.decided_by, new.decided_at)
      where not coalesce(to_jsonb(new)->'alarms' @> '["alone"]', false);
  end if;
  return new;
end $$;
create trigger second_person_is_no_newcomer before update on sign_offs
  for each row execute function second_person_is_no_newcomer();
create trigger second_person_is_no_newcomer before update on replacements
  for each row execute function second_person_is_no_newcomer();
create trigger second_person_is_no_newcomer before update on code_batches
  for each row execute function second_person_is_no_newcomer();
create function second_person_of_a_prize_is_no_newcomer() returns trigger language plpgsql as $$
begin
  if old.confirmed_by is null and new.confirmed_by is not null then
    perform no_newcomer_is_the_second_person(new.confirmed_by, new.confirmed_at);
  end if;
  return new;
end $$;
create trigger second_person_of_a_prize_is_no_newcomer before update on prizes
  for each row execute function second_person_of_a_prize_is_no_newcomer();

create function code_goes_elsewhere_by_two() returns trigger language plpgsql as $$
begin
  if new.email is distinct from old.email and new.email is not null and not exists (
    select from sign_offs s where s.claim_id = new.claim_id and s.kind = 'code_redirected'
      and s.state = 'confirmed' and s.details->>'email' = new.email
  ) then
    raise exception 'a code goes to another address when two people say so'
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger code_goes_elsewhere_by_two before update of email on prizes
  for each row execute function code_goes_elsewhere_by_two();

create function seen_code_is_taken_back_by_two() returns trigger language plpgsql as $$
begin
  if old.voided_for is null and new.voided_for is not null and was_code_seen(new.id) and not exists (
    select from sign_offs s where s.claim_id = new.voided_for and s.kind = 'claim_reversed'
      and s.state = 'confirmed' and s.details->>'code' = new.id::text
  ) then
    raise exception 'a code that was seen is taken back when two people say so'
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger seen_code_is_taken_back_by_two before update of voided_for on codes
  for each row execute function seen_code_is_taken_back_by_two();

create function role_is_granted_by_two() returns trigger language plpgsql as $$
begin
  if (old.is_disabled and not new.is_disabled or not old.roles @> new.roles) and not exists (
    select from sign_offs s where s.subject = new.id::text and s.state = 'confirmed'
      and s.kind in ('staff_invited', 'staff_changed')
      and s.details->'roles' @> new.roles
  ) then
    raise exception 'a role is granted by two people' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger role_is_granted_by_two before update of roles, is_disabled on staff
  for each row execute function role_is_granted_by_two();
`
