import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/** Prizes, codes and shipments: money, and so held by the database itself. */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, tables)
  await runStatements(database, laws)
}

const tables = `
create table prizes (
  claim_id uuid primary key references claims,
  promotion_id text not null references promotions,
  offer_id text not null,
  name text not null,
  kind text not null check (kind in ('digital_code', 'physical')),
  state text not null check (state in ('held', 'awaiting_code', 'issued', 'dispatch')),
  approved_at timestamptz not null,
  held_until date,
  released_at timestamptz,
  released_by uuid references staff,
  check (state <> 'held' or held_until is not null),
  check (kind = 'digital_code' or state in ('held', 'dispatch')),
  check (kind = 'physical' or state <> 'dispatch')
);
create index prizes_by_age on prizes (approved_at, claim_id);
create index prizes_waiting on prizes (promotion_id, offer_id, approved_at, claim_id)
  where state in ('held', 'awaiting_code');

create table codes (
  id uuid primary key,
  promotion_id text not null references promotions,
  offer_id text not null,
  ciphertext bytea not null,
  nonce bytea not null unique,
  key_id text not null,
  fingerprint text not null unique,
  last4 text not null,
  position bigint generated always as identity,
  added_at timestamptz not null,
  added_by uuid not null references staff,
  claim_id uuid unique references prizes,
  issued_at timestamptz,
  check ((claim_id is null) = (issued_at is null))
);
create index codes_available on codes (promotion_id, offer_id, position) where claim_id is null;
alter table mails add foreign key (code_id) references codes;

create table carriers (
  code text primary key,
  position int not null,
  name text not null,
  countries jsonb not null,
  number_pattern text,
  page text,
  link text,
  is_link_verified boolean not null
);

create table shipments (
  claim_id uuid primary key references prizes,
  state text not null check (state in ('to_pack', 'shipped', 'delivered', 'returned')),
  recipient jsonb not null,
  region text not null,
  zone text not null,
  received_on date not null,
  due_soon_on date not null,
  due_on date not null,
  due_soon_at timestamptz not null,
  due_day_at timestamptz not null,
  due_at timestamptz not null,
  carrier_code text references carriers,
  tracking_numbers jsonb not null,
  shipped_on date,
  delivered_on date,
  returned_because text,
  check (state = 'to_pack' or (carrier_code is not null and shipped_on is not null)),
  check ((state = 'delivered') = (delivered_on is not null)),
  check (delivered_on >= shipped_on)
);
create index shipments_by_due on shipments (state, due_at, claim_id);
create index shipments_tracking on shipments using gin (tracking_numbers);
`

const laws = `
create function approved_claim_has_its_prize() returns trigger language plpgsql as $$
begin
  if new.state = 'approved' and not exists (select from prizes p where p.claim_id = new.id) then
    raise exception 'claim % is approved without a prize', new.number
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger approved_claim_has_its_prize after insert or update of state on claims
  deferrable initially deferred for each row execute function approved_claim_has_its_prize();

create function prize_belongs_to_an_approval() returns trigger language plpgsql as $$
begin
  if not exists (select from claims c where c.id = new.claim_id and c.state = 'approved') then
    raise exception 'a prize without an approval' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger prize_belongs_to_an_approval after insert on prizes
  deferrable initially deferred for each row execute function prize_belongs_to_an_approval();

create function prize_has_what_its_state_says() returns trigger language plpgsql as $$
declare
  stands text;
begin
  select p.state into stands from prizes p where p.claim_id = new.claim_id;
  if (stands = 'issued') <> exists (select from codes c where c.claim_id = new.claim_id) then
    raise exception 'a prize is issued when it has a code, and only then'
      using errcode = 'restrict_violation';
  end if;
  if (stands = 'dispatch') <> exists (select from shipments s where s.claim_id = new.claim_id) then
    raise exception 'a prize is in dispatch when it has a shipment, and only then'
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger prize_has_what_its_state_says after insert or update on prizes
  deferrable initially deferred for each row execute function prize_has_what_its_state_says();

create constraint trigger code_belongs_to_an_issued_prize after update of claim_id on codes
  deferrable initially deferred for each row when (new.claim_id is not null)
  execute function prize_has_what_its_state_says();

create function issued_code_stays_issued() returns trigger language plpgsql as $$
begin
  if old.claim_id is not null and new.claim_id is distinct from old.claim_id then
    raise exception 'a code is given once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger issued_code_stays_issued before update on codes
  for each row execute function issued_code_stays_issued();
create function codes_are_never_deleted() returns trigger language plpgsql as $$
begin
  raise exception 'codes are never deleted' using errcode = 'restrict_violation';
end $$;
create trigger codes_are_never_deleted before delete on codes
  for each row execute function codes_are_never_deleted();
`
