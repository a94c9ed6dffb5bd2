import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * A promotion can give its members a last date to answer when they are asked again. A claim that is
 * asked again is awaited, with or without such a date; after it, the claim expires.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, script)
}

const script = `
-- No check looks at it.
drop trigger claims_of_promotion_are_due on promotions;
create trigger claims_of_promotion_are_due after update of terms on promotions for each row
  when (new.terms - 'answerWithinDays' is distinct from old.terms - 'answerWithinDays')
  execute function claims_of_promotion_are_due();

update promotions set terms = terms || '{"answerWithinDays": null}'
  where terms->'answerWithinDays' is null;

alter table claims drop constraint claims_state_check;
alter table claims add constraint claims_state_check
  check (state in ('waiting', 'asked_again', 'approved', 'declined', 'expired'));

create table awaited_answers (
  claim_id uuid primary key references claims,
  asked_at timestamptz not null,
  answer_by date,
  -- When the desk reminds the member, or closes the claim.
  next_at timestamptz,
  reminded_at timestamptz,
  place timestamptz not null,
  check ((answer_by is null) = (next_at is null)),
  check (reminded_at is null or answer_by is not null)
);

create function place_by_last_date() returns trigger language plpgsql as $$
begin
  new.place := coalesce(
    new.answer_by::timestamp at time zone 'UTC', new.asked_at + make_interval(years => 1000)
  );
  return new;
end $$;
create trigger place_by_last_date before insert or update on awaited_answers
  for each row execute function place_by_last_date();

insert into awaited_answers (claim_id, asked_at)
  select id, coalesce(decided_at, submitted_at) from claims where state = 'asked_again';
create index awaited_answers_in_order on awaited_answers (place, claim_id);
create index claims_expired on claims (submitted_at, id) where state = 'expired';
create index awaited_answers_due on awaited_answers (next_at) where next_at is not null;

create function require_awaited(claim uuid) returns void language plpgsql as $$
begin
  if exists (
    select from claims c where c.id = claim and (c.state = 'asked_again')
      <> exists (select from awaited_answers a where a.claim_id = c.id)
  ) then
    raise exception 'an answer is awaited while a claim is asked again, and only then'
      using errcode = 'restrict_violation';
  end if;
end $$;

create function asked_again_is_awaited() returns trigger language plpgsql as $$
begin
  perform require_awaited(new.id);
  return null;
end $$;
create constraint trigger asked_again_is_awaited after insert or update of state on claims
  deferrable initially deferred for each row execute function asked_again_is_awaited();

create function awaited_is_asked_again() returns trigger language plpgsql as $$
begin
  perform require_awaited(case tg_op when 'DELETE' then old.claim_id else new.claim_id end);
  return null;
end $$;
create constraint trigger awaited_is_asked_again after insert or delete on awaited_answers
  deferrable initially deferred for each row execute function awaited_is_asked_again();
`
