import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * Prizes have a worth, and above a limit of their promotion they wait until somebody who did not
 * approve them confirms. A prize or a parcel moves only together with a step of its claim's history.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, columns)
  await runStatements(database, secondPerson)
  await runStatements(database, steps)
}

const columns = `
update promotions p set terms = p.terms || jsonb_build_object(
  'secondPersonAbove', null,
  'prizes', (
    select jsonb_agg('{"worth": null}'::jsonb || offer.terms order by offer.position)
    from jsonb_array_elements(p.terms->'prizes') with ordinality as offer (terms, position)
  )
);

alter table prizes add column worth_amount numeric(14, 2) check (worth_amount > 0);
alter table prizes add column worth_currency text check (worth_currency ~ '^[A-Z]{3}$');
alter table prizes add column needs_second_person boolean not null default false;
alter table prizes add column confirmed_by uuid references staff;
alter table prizes add column confirmed_at timestamptz;
alter table prizes add column refused_by uuid references staff;
alter table prizes add column refused_at timestamptz;
alter table prizes add column refused_because text;

alter table prizes drop constraint prizes_state_check;
alter table prizes add constraint prizes_state_check
  check (state in ('to_confirm', 'held', 'awaiting_code', 'issued', 'dispatch'));
alter table prizes drop constraint prizes_check1;
alter table prizes add constraint goods_need_no_code
  check (kind = 'digital_code' or state in ('to_confirm', 'held', 'dispatch'));
alter table prizes add constraint worth_is_whole
  check ((worth_amount is null) = (worth_currency is null));
alter table prizes add constraint confirmation_is_whole check (
  (confirmed_by is null) = (confirmed_at is null)
  and (refused_by is null) = (refused_at is null)
  and (refused_by is null) = (refused_because is null)
);
alter table prizes add constraint moves_once_confirmed check (
  case state when 'to_confirm' then needs_second_person and confirmed_by is null
    else needs_second_person = (confirmed_by is not null) end
);
alter table prizes add constraint whoever_refused_does_not_confirm check (confirmed_by <> refused_by);
alter table notices drop constraint notices_kind_check;
alter table notices add constraint notices_kind_check
  check (kind in ('taken_over', 'handed_over', 'assigned', 'prize_refused'));
create index prizes_to_confirm on prizes (approved_at, claim_id) where state = 'to_confirm';
`

/**
 * The limit is read from the terms by the database itself: no program that forgets it gets a prize
 * past it. A prize whose worth nobody wrote down, or in another currency, counts as above.
 */
const secondPerson = `
create function needs_second_person(promotion text, offer text) returns boolean language sql stable as $$
  select jsonb_typeof(p.terms->'secondPersonAbove') = 'object' and not coalesce((
    select o->'worth'->>'currency' = p.terms->'secondPersonAbove'->>'currency'
      and (o->'worth'->>'amount')::numeric <= (p.terms->'secondPersonAbove'->>'amount')::numeric
    from jsonb_array_elements(p.terms->'prizes') o where o->>'id' = offer
  ), false)
  from promotions p where p.id = promotion
$$;

create function prize_above_the_limit_waits() returns trigger language plpgsql as $$
begin
  if new.confirmed_by is not null or new.refused_by is not null then
    raise exception 'a prize is confirmed after it was earned' using errcode = 'restrict_violation';
  end if;
  if coalesce(needs_second_person(new.promotion_id, new.offer_id), false) <> new.needs_second_person then
    raise exception 'a prize above the limit waits for a second person'
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger prize_above_the_limit_waits before insert on prizes
  for each row execute function prize_above_the_limit_waits();

create function second_person_confirms() returns trigger language plpgsql as $$
begin
  if (new.needs_second_person, new.worth_amount, new.worth_currency)
    is distinct from (old.needs_second_person, old.worth_amount, old.worth_currency)
  then
    raise exception 'a prize stays what was earned' using errcode = 'restrict_violation';
  end if;
  if old.confirmed_by is not null
    and (new.confirmed_by, new.confirmed_at) is distinct from (old.confirmed_by, old.confirmed_at)
    or old.refused_by is not null
    and (new.refused_by, new.refused_at, new.refused_because)
      is distinct from (old.refused_by, old.refused_at, old.refused_because)
    or new.state = 'to_confirm' and old.state <> 'to_confirm'
  then
    raise exception 'what a second person said stays' using errcode = 'restrict_violation';
  end if;
  if exists (
    select from decisions d join claims c on c.id = d.claim_id and c.attempt = d.attempt
    where d.claim_id = new.claim_id and d.undone_at is null
      and d.staff_id in (
        case when old.confirmed_by is null then new.confirmed_by end,
        case when old.refused_by is null then new.refused_by end
      )
  ) then
    raise exception 'nobody is the second person of their own approval'
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger second_person_confirms before update on prizes
  for each row execute function second_person_confirms();

create function nothing_is_promised_early() returns trigger language plpgsql as $$
begin
  if exists (
    select from prizes p join decisions d
      on d.claim_id = p.claim_id and d.kind = 'approve' and d.undone_at is null
    where p.claim_id = new.claim_id and p.state = 'to_confirm' and new.version >= d.version
      and new.kind not in ('received', 'asked_again', 'declined')
  ) then
    raise exception 'nothing is promised before a second person confirmed'
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger nothing_is_promised_early after insert on mails
  deferrable initially deferred for each row execute function nothing_is_promised_early();
`

/** `changes` knows of each event in which transaction it was written, also within savepoints. */
const steps = `
create function move_has_its_event() returns trigger language plpgsql as $$
declare
  claim uuid := case tg_op when 'DELETE' then old.claim_id else new.claim_id end;
begin
  if tg_op = 'UPDATE' then
    if new.state = old.state then
      return null;
    end if;
  end if;
  if not exists (
    select from changes h
    where h.xid = pg_current_xact_id() and h.kind = 'claim' and h.claim_id = claim
  ) then
    raise exception 'a prize or a parcel moves with a step of the history'
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger step_goes_with_a_prize after insert or update or delete on prizes
  deferrable initially deferred for each row execute function move_has_its_event();
create constraint trigger step_goes_with_a_parcel after insert or update or delete on shipments
  deferrable initially deferred for each row execute function move_has_its_event();

create function parcels_cannot_be_emptied() returns trigger language plpgsql as $$
begin
  raise exception 'parcels are never deleted all at once' using errcode = 'restrict_violation';
end $$;
create trigger parcels_cannot_be_emptied before truncate on shipments
  for each statement execute function parcels_cannot_be_emptied();
`
