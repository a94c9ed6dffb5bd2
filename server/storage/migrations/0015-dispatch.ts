import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/** Parcels: packed and lost, goods counted like codes, and a recipient who stays once it is packed. */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, script)
}

const script = `
alter table shipments drop constraint shipments_state_check;
alter table shipments add constraint shipments_state_check
  check (state in ('to_pack', 'packed', 'shipped', 'delivered', 'returned', 'lost'));
alter table shipments drop constraint shipments_check;
alter table shipments add constraint left_with_a_carrier
  check (state in ('to_pack', 'packed') or (carrier_code is not null and shipped_on is not null));
alter table shipments add column packed_at timestamptz;
alter table shipments add column lost_because text;
alter table shipments add column address_asked_at timestamptz;
alter table shipments add column address_question text;
alter table shipments add column earlier_parcels jsonb not null default '[]';
create index shipments_of_region on shipments (region, state, due_at, claim_id);

create function recipient_stays_once_packed() returns trigger language plpgsql as $$
begin
  if new.recipient is distinct from old.recipient and old.state not in ('to_pack', 'returned') then
    raise exception 'the recipient stays once the parcel is packed'
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger recipient_stays_once_packed before update on shipments
  for each row execute function recipient_stays_once_packed();

create function parcel_moves_along() returns trigger language plpgsql as $$
begin
  if new.state <> old.state and not (case old.state
    when 'to_pack' then new.state in ('packed', 'shipped')
    when 'packed' then new.state in ('to_pack', 'shipped')
    when 'shipped' then new.state in ('delivered', 'returned', 'lost')
    when 'returned' then new.state in ('packed', 'shipped')
    when 'lost' then new.state in ('to_pack', 'delivered', 'returned')
    else false end)
  then
    raise exception 'a parcel that is % does not become %', old.state, new.state
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger parcel_moves_along before update on shipments
  for each row execute function parcel_moves_along();

create table goods_stock (
  promotion_id text not null references promotions,
  offer_id text not null,
  received int not null check (received >= 0),
  taken int not null check (taken >= 0),
  primary key (promotion_id, offer_id),
  constraint goods_do_not_run_below_nothing check (taken <= received)
);
create table goods_moves (
  id uuid primary key,
  promotion_id text not null,
  offer_id text not null,
  kind text not null check (kind in ('received', 'corrected', 'packed', 'unpacked')),
  count int not null check (count <> 0),
  claim_id uuid references claims,
  staff_id uuid references staff,
  at timestamptz not null,
  note text,
  foreign key (promotion_id, offer_id) references goods_stock
);
create index goods_moves_of_prize on goods_moves (promotion_id, offer_id, at desc);

create function goods_add_up() returns trigger language plpgsql as $$
declare
  stands goods_stock%rowtype;
begin
  select * into stands from goods_stock s
    where s.promotion_id = new.promotion_id and s.offer_id = new.offer_id;
  if stands.received - stands.taken <> (
    select coalesce(sum(m.count), 0) from goods_moves m
    where m.promotion_id = new.promotion_id and m.offer_id = new.offer_id
  ) then
    raise exception 'goods are what came less what went' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger goods_add_up after insert or update on goods_stock
  deferrable initially deferred for each row execute function goods_add_up();
create constraint trigger goods_moves_add_up after insert on goods_moves
  deferrable initially deferred for each row execute function goods_add_up();
create trigger goods_moves_stay before update or delete on goods_moves
  for each row execute function history_cannot_change();

alter table carriers add column version int not null default 1;
alter table carriers add column is_offered boolean not null default true;
`
