import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * The ledger of codes: batches that two people bring in, a state for every code, and a record of
 * whoever looked. Codes that were loaded before are batches of their own, one for each load.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, tables)
  await runStatements(database, ledger)
  await runStatements(database, laws)
}

const tables = `
update promotions set terms = terms || '{"codesValidForDays": 0}'
  where terms->'codesValidForDays' is null;

create table code_batches (
  id uuid primary key,
  promotion_id text not null references promotions,
  offer_id text not null,
  state text not null check (state in ('waiting', 'confirmed', 'rejected')),
  file_name text not null,
  file_fingerprint text not null,
  count int not null check (count >= 1),
  expected_count int check (expected_count = count),
  supplier text,
  value_amount numeric(14, 2) check (value_amount > 0),
  value_currency text check (value_currency ~ '^[A-Z]{3}$'),
  expires_on date,
  sent_by uuid not null references staff,
  sent_at timestamptz not null,
  decided_by uuid references staff,
  decided_at timestamptz,
  reason text,
  is_from_before boolean not null default false,
  check ((state = 'waiting') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null)),
  check ((value_amount is null) = (value_currency is null)),
  constraint second_person_confirms check (state <> 'confirmed' or is_from_before or decided_by <> sent_by)
);
create index code_batches_newest on code_batches (sent_at desc, id);
create unique index one_batch_of_a_file on code_batches (promotion_id, offer_id, file_fingerprint)
  where state <> 'rejected';

create table staged_codes (
  id uuid primary key,
  batch_id uuid not null references code_batches,
  ciphertext bytea not null,
  nonce bytea not null,
  key_id text not null,
  fingerprint text not null,
  last4 text not null,
  line int not null,
  expires_on date,
  unique (batch_id, fingerprint)
);
create index staged_codes_in_order on staged_codes (batch_id, line);

create table vault_events (
  id uuid primary key,
  kind text not null check (kind in ('batch_sent', 'batch_confirmed', 'batch_rejected', 'batch_voided',
    'code_revealed', 'code_searched', 'reveal_alarm', 'codes_expired', 'codes_rewrapped')),
  at timestamptz not null,
  staff_id uuid references staff,
  batch_id uuid references code_batches,
  code_id uuid references codes,
  claim_id uuid references claims,
  count int,
  reason text
);
create index vault_events_newest on vault_events (at desc, id desc);
create index vault_events_of_staff on vault_events (staff_id, kind, at);
`

const ledger = `
alter table codes add column batch_id uuid references code_batches;
alter table codes add column state text not null default 'available';
alter table codes add column expires_on date;
alter table codes add column ended_at timestamptz;

insert into code_batches (id, promotion_id, offer_id, state, file_name, file_fingerprint, count,
    sent_by, sent_at, decided_by, decided_at, is_from_before)
  select gen_random_uuid(), promotion_id, offer_id, 'confirmed', '',
    'before:' || added_by || ':' || added_at, count(*), added_by, added_at, added_by, added_at, true
  from codes group by promotion_id, offer_id, added_by, added_at;

drop trigger issued_code_stays_issued on codes;
drop function issued_code_stays_issued;
alter table codes disable trigger user;
update codes c set
  batch_id = b.id,
  ended_at = c.voided_at,
  state = case
    when c.voided_at is not null then 'void'
    when c.claim_id is null then 'available'
    when exists (select from mails m where m.code_id = c.id and m.state = 'sent') then 'delivered'
    else 'issued' end
  from code_batches b
  where b.promotion_id = c.promotion_id and b.offer_id = c.offer_id
    and b.file_fingerprint = 'before:' || c.added_by || ':' || c.added_at;
alter table codes enable trigger user;

alter table codes alter column batch_id set not null;
alter table codes drop constraint codes_claim_id_key;
alter table codes drop constraint codes_check;
alter table codes drop constraint codes_claim_id_fkey;
alter table codes add foreign key (claim_id) references claims;
alter table codes add constraint code_stands_in_the_ledger check (case state
  when 'available' then claim_id is null and issued_at is null and ended_at is null
  when 'reserved' then claim_id is not null and issued_at is null and ended_at is null
  when 'issued' then claim_id is not null and issued_at is not null and ended_at is null
  when 'delivered' then claim_id is not null and issued_at is not null and ended_at is null
  when 'bounced' then claim_id is not null and issued_at is not null and ended_at is null
  when 'void' then ended_at is not null
  when 'compromised' then ended_at is not null
  when 'expired' then ended_at is not null and issued_at is null
  else false end);
create unique index one_living_code_per_claim on codes (claim_id)
  where state in ('reserved', 'issued', 'delivered', 'bounced');
create index codes_of_claim on codes (claim_id) where claim_id is not null;
create index codes_of_batch on codes (batch_id, state);
create index codes_by_state on codes (promotion_id, offer_id, state, issued_at);
drop index codes_available;
create index codes_available on codes (promotion_id, offer_id, expires_on, position)
  where state = 'available';
`

const laws = `
create function code_moves_along_the_ledger() returns trigger language plpgsql as $$
declare
  is_unsent boolean;
begin
  if (new.id, new.promotion_id, new.offer_id, new.batch_id, new.expires_on, new.last4)
    is distinct from (old.id, old.promotion_id, old.offer_id, old.batch_id, old.expires_on, old.last4)
  then
    raise exception 'a code stays the code it is' using errcode = 'restrict_violation';
  end if;
  if old.voided_at is not null
    and (new.voided_at, new.voided_for) is distinct from (old.voided_at, old.voided_for)
  then
    raise exception 'a void code stays void' using errcode = 'restrict_violation';
  end if;
  if new.state = old.state and new.claim_id is not distinct from old.claim_id then
    return new;
  end if;
  if old.claim_id is not null and new.claim_id is distinct from old.claim_id then
    if new.claim_id is not null then
      raise exception 'a code is given once' using errcode = 'restrict_violation';
    end if;
    if new.state = 'void' and new.voided_for = old.claim_id then
      return new;
    end if;
    is_unsent := not exists (
      select from mails m
      where m.code_id = old.id and (m.state <> 'withdrawn' or m.first_tried_at is not null)
    );
    if not (new.state in ('available', 'void', 'compromised', 'expired')
      and old.state in ('reserved', 'issued') and is_unsent)
    then
      raise exception 'a code is given once' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if not (case old.state
    when 'available' then new.state in ('reserved', 'issued', 'void', 'compromised', 'expired')
    when 'reserved' then new.state in ('issued', 'void', 'compromised', 'expired')
    when 'issued' then new.state in ('delivered', 'bounced', 'void', 'compromised')
    when 'delivered' then new.state in ('bounced', 'void', 'compromised')
    when 'bounced' then new.state in ('issued', 'delivered', 'void', 'compromised')
    else false end)
  then
    raise exception 'a code that is % does not become %', old.state, new.state
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger code_moves_along_the_ledger before update on codes
  for each row execute function code_moves_along_the_ledger();

create or replace function prize_has_what_its_state_says() returns trigger language plpgsql as $$
declare
  stands text;
begin
  if new.claim_id is null then
    return null;
  end if;
  select p.state into stands from prizes p where p.claim_id = new.claim_id;
  if (coalesce(stands, '') = 'issued') <> exists (
    select from codes c where c.claim_id = new.claim_id
      and c.state in ('issued', 'delivered', 'bounced')
  ) then
    raise exception 'a prize is issued when it has a code, and only then'
      using errcode = 'restrict_violation';
  end if;
  if coalesce(stands, '') <> 'held' and exists (
    select from codes c where c.claim_id = new.claim_id and c.state = 'reserved'
  ) then
    raise exception 'a code is reserved for a prize that is held, and issued to any other'
      using errcode = 'restrict_violation';
  end if;
  if (coalesce(stands, '') = 'dispatch') <> exists (select from shipments s where s.claim_id = new.claim_id) then
    raise exception 'a prize is in dispatch when it has a shipment, and only then'
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
drop trigger code_belongs_to_an_issued_prize on codes;
create constraint trigger code_belongs_to_its_prize after insert or update of claim_id, state on codes
  deferrable initially deferred for each row when (new.claim_id is not null)
  execute function prize_has_what_its_state_says();

create or replace function code_is_of_the_prize_it_is_for() returns trigger language plpgsql as $$
begin
  if not exists (
    select from prizes p where p.claim_id = new.claim_id
      and p.promotion_id = new.promotion_id and p.offer_id = new.offer_id
  ) then
    raise exception 'a code is given to a prize of its own kind'
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;

create function prize_leaves_no_code_behind() returns trigger language plpgsql as $$
begin
  if not exists (select from prizes p where p.claim_id = old.claim_id) and exists (
    select from codes c where c.claim_id = old.claim_id
      and c.state in ('reserved', 'issued', 'delivered', 'bounced')
  ) then
    raise exception 'a prize that is taken back leaves no code behind'
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger prize_leaves_no_code_behind after delete on prizes
  deferrable initially deferred for each row execute function prize_leaves_no_code_behind();

create function prizes_cannot_be_emptied() returns trigger language plpgsql as $$
begin
  raise exception 'prizes are never deleted all at once' using errcode = 'restrict_violation';
end $$;
create trigger prizes_cannot_be_emptied before truncate on prizes
  for each statement execute function prizes_cannot_be_emptied();

create function mail_moves_its_code() returns trigger language plpgsql as $$
begin
  if new.state = 'sent' then
    update codes set state = 'delivered' where id = new.code_id and state in ('issued', 'bounced');
  elsif new.state = 'stuck' then
    update codes set state = 'bounced' where id = new.code_id and state = 'issued';
  end if;
  return null;
end $$;
create trigger mail_moves_its_code after update of state on mails
  for each row when (new.code_id is not null and new.state <> old.state)
  execute function mail_moves_its_code();

create function batch_brings_what_it_says() returns trigger language plpgsql as $$
begin
  if new.state = 'confirmed'
    and new.count <> (select count(*) from codes c where c.batch_id = new.id)
  then
    raise exception 'a batch brings as many codes as it says' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger batch_brings_what_it_says after insert or update on code_batches
  deferrable initially deferred for each row execute function batch_brings_what_it_says();

create function batch_is_decided_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'waiting'
    or (new.id, new.promotion_id, new.offer_id, new.count, new.sent_by, new.sent_at)
      is distinct from (old.id, old.promotion_id, old.offer_id, old.count, old.sent_by, old.sent_at)
  then
    raise exception 'a batch is decided once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger batch_is_decided_once before update or delete on code_batches
  for each row execute function batch_is_decided_once();

create function code_comes_with_its_batch() returns trigger language plpgsql as $$
begin
  if not exists (
    select from code_batches b where b.id = new.batch_id and b.state = 'confirmed'
      and b.promotion_id = new.promotion_id and b.offer_id = new.offer_id
  ) then
    raise exception 'a code comes with a batch that was confirmed'
      using errcode = 'restrict_violation';
  end if;
  if new.state <> 'available' then
    raise exception 'a code begins by being available, and is issued later'
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger code_comes_with_its_batch before insert on codes
  for each row execute function code_comes_with_its_batch();

create trigger vault_events_stay before update or delete on vault_events
  for each row execute function history_cannot_change();
create trigger vault_events_cannot_be_emptied before truncate on vault_events
  for each statement execute function history_cannot_change();
`
