import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * What the checks of an open claim come to stands beside it, so that lists can show, filter and
 * count by it. Whatever a check depends on leaves a row in `checks_due` when it changes, and the
 * desk works these off. Nobody changes a row that somebody else may hold, so nobody waits for one.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, script)
}

const script = `
alter table claims
  add column checks_state text not null default 'reading'
    check (checks_state in ('clean', 'look', 'fails', 'reading')),
  add column checks_failing text[] not null default '{}',
  add column checks_unsure text[] not null default '{}',
  add column checks_mark bigint not null default 0,
  add column checks_place timestamptz;

create function place_by_checks() returns trigger language plpgsql as $$
begin
  new.checks_place := new.due_at + make_interval(years => 1000 *
    case new.checks_state when 'clean' then 0 when 'look' then 1 when 'fails' then 2 else 3 end);
  return new;
end $$;
create trigger place_by_checks before insert or update of due_at, checks_state on claims
  for each row execute function place_by_checks();
update claims set checks_state = 'reading' from promotions
  where promotions.id = claims.promotion_id and claims.state = 'waiting';

create index claims_by_checks on claims (checks_state, due_at, id) where state = 'waiting';
create index claims_in_order_of_checks on claims (checks_place, id) where state = 'waiting';
create index claims_by_check on claims using gin ((checks_failing || checks_unsure))
  where state = 'waiting';
create index claims_waiting_in_promotion on claims (promotion_id, id) where state = 'waiting';

create sequence checks_marks;

create table checks_due (
  mark bigint primary key default nextval('checks_marks'),
  claim_id uuid,
  -- All open claims of this promotion after this one.
  promotion_id text,
  after_id uuid,
  -- Whether claims that share something with it are due as well.
  spreads boolean not null default false,
  check ((claim_id is null) = (promotion_id is not null))
);
create index checks_due_of_claim on checks_due (claim_id, mark);
create index checks_due_walks on checks_due (mark) where claim_id is null;

create function claim_is_due() returns trigger language plpgsql as $$
begin
  insert into checks_due (claim_id, spreads) values (new.id, true);
  if tg_op = 'UPDATE'
    and (new.member_id, new.email, new.serial_number)
      is distinct from (old.member_id, old.email, old.serial_number)
  then
    insert into checks_due (claim_id)
    select near.id from (
      (select id from claims where upper(serial_number) = upper(old.serial_number) limit 200)
      union (select id from claims where mailbox_of(email) = mailbox_of(old.email) limit 200)
      union (select id from claims where member_id = old.member_id limit 200)
    ) as near
    join claims using (id) where claims.state = 'waiting' and claims.id <> new.id;
  end if;
  return null;
end $$;
create trigger claim_is_due after insert on claims
  for each row execute function claim_is_due();
create trigger changed_claim_is_due after update on claims for each row
  when (
    (new.state, new.attempt, new.member_id, new.email, new.serial_number)
      is distinct from (old.state, old.attempt, old.member_id, old.email, old.serial_number)
  )
  execute function claim_is_due();

create function read_claims_are_due() returns trigger language plpgsql as $$
begin
  insert into checks_due (claim_id, spreads)
  select distinct claim_id, new.state = 'read'
  from documents where sent_sha256 = new.sent_sha256 limit 1000;
  return null;
end $$;
create trigger read_claims_are_due after update of state on readings
  for each row execute function read_claims_are_due();

create function corrected_claims_are_due() returns trigger language plpgsql as $$
begin
  insert into checks_due (claim_id)
  select distinct claim_id from documents where sent_sha256 = new.sent_sha256 limit 1000;
  return null;
end $$;
create trigger corrected_claims_are_due after insert on corrections
  for each row execute function corrected_claims_are_due();

create function claims_of_promotion_are_due() returns trigger language plpgsql as $$
begin
  insert into checks_due (promotion_id) values (new.id);
  return null;
end $$;
create trigger claims_of_promotion_are_due after update of terms on promotions for each row
  when (new.terms is distinct from old.terms)
  execute function claims_of_promotion_are_due();

insert into checks_due (promotion_id) select id from promotions;

alter table changes drop constraint changes_kind_check;
alter table changes add constraint changes_kind_check
  check (kind in ('claim', 'lease', 'notice', 'sign_off', 'checks'));
`
