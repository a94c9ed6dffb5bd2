import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/** Ways around the promises of the first migrations, found by trying each of them, and closed. */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, laws)
}

const laws = `
alter table claims add constraint claim_stands_at_an_attempt
  foreign key (id, attempt) references attempts (claim_id, number)
  deferrable initially deferred;

alter table promotions add constraint promotion_has_its_dates check (
  (terms->>'purchaseFrom') is not null
  and (terms->>'purchaseTo') is not null
  and (terms->>'redeemUntil') is not null
  and (terms->>'purchaseFrom') <= (terms->>'redeemUntil')
);
alter table promotions add constraint promotion_lists_its_prizes check (
  coalesce(jsonb_typeof(terms->'prizes'), '') = 'array'
);

create function decision_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.undone_at is null
    and (new.id, new.claim_id, new.attempt, new.kind, new.staff_id, new.reasons, new.decided_at)
      is not distinct from
      (old.id, old.claim_id, old.attempt, old.kind, old.staff_id, old.reasons, old.decided_at)
    and new.internal_note is not distinct from old.internal_note
  then
    return new;
  end if;
  raise exception 'a decision stays; it can be undone once' using errcode = 'restrict_violation';
end $$;
create trigger decision_stays before update or delete on decisions
  for each row execute function decision_stays();
create trigger decisions_cannot_be_emptied before truncate on decisions
  for each statement execute function decision_stays();

create function undone_decision_leaves_its_claim() returns trigger language plpgsql as $$
begin
  if exists (
    select from claims c where c.id = new.claim_id and c.attempt = new.attempt
      and c.state <> 'waiting'
      and not exists (
        select from decisions d
        where d.claim_id = c.id and d.attempt = c.attempt and d.undone_at is null
      )
  ) then
    raise exception 'a claim is decided without a decision' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger undone_decision_leaves_its_claim after update on decisions
  deferrable initially deferred for each row execute function undone_decision_leaves_its_claim();

create function approval_and_prize_go_together() returns trigger language plpgsql as $$
begin
  if exists (select from claims c where c.id = old.claim_id and c.state = 'approved') then
    raise exception 'a claim is approved without a prize' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger approval_and_prize_go_together after delete on prizes
  deferrable initially deferred for each row execute function approval_and_prize_go_together();

create function prize_leaves_with_its_approval() returns trigger language plpgsql as $$
begin
  if new.state <> 'approved' and exists (select from prizes p where p.claim_id = new.id) then
    raise exception 'a prize without an approval' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger prize_leaves_with_its_approval after update of state on claims
  deferrable initially deferred for each row execute function prize_leaves_with_its_approval();

create function prize_stays_what_was_earned() returns trigger language plpgsql as $$
begin
  if (new.claim_id, new.promotion_id, new.offer_id, new.kind, new.approved_at)
    is distinct from (old.claim_id, old.promotion_id, old.offer_id, old.kind, old.approved_at)
  then
    raise exception 'a prize stays what was earned' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger prize_stays_what_was_earned before update on prizes
  for each row execute function prize_stays_what_was_earned();

create function code_is_of_the_prize_it_is_for() returns trigger language plpgsql as $$
begin
  if not exists (
    select from prizes p where p.claim_id = new.claim_id and p.state = 'issued'
      and p.promotion_id = new.promotion_id and p.offer_id = new.offer_id
  ) then
    raise exception 'a code is given to a prize of its own kind, which is issued by it'
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger code_is_of_the_prize_it_is_for after insert or update on codes
  deferrable initially deferred for each row when (new.claim_id is not null)
  execute function code_is_of_the_prize_it_is_for();
create trigger codes_cannot_be_emptied before truncate on codes
  for each statement execute function codes_are_never_deleted();

create function shipment_carries_a_prize() returns trigger language plpgsql as $$
declare
  claim uuid := case tg_op when 'DELETE' then old.claim_id else new.claim_id end;
begin
  if exists (select from prizes p where p.claim_id = claim and p.state = 'dispatch')
    <> exists (select from shipments s where s.claim_id = claim)
  then
    raise exception 'a prize is in dispatch when it has a shipment, and only then'
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger shipment_carries_a_prize after insert or delete on shipments
  deferrable initially deferred for each row execute function shipment_carries_a_prize();

create function mail_leaves_before_it_goes() returns trigger language plpgsql as $$
begin
  if tg_op = 'TRUNCATE' then
    raise exception 'mails cannot be emptied' using errcode = 'restrict_violation';
  end if;
  if old.state <> 'sent' then
    raise exception 'a mail that was not sent stays' using errcode = 'restrict_violation';
  end if;
  return old;
end $$;
create trigger mail_leaves_before_it_goes before delete on mails
  for each row execute function mail_leaves_before_it_goes();
create trigger mails_cannot_be_emptied before truncate on mails
  for each statement execute function mail_leaves_before_it_goes();

create function sent_mail_is_sent() returns trigger language plpgsql as $$
begin
  if old.state = 'sent' and new.state <> 'sent' then
    raise exception 'a mail that was sent is not sent again' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger sent_mail_is_sent before update of state on mails
  for each row execute function sent_mail_is_sent();
`
