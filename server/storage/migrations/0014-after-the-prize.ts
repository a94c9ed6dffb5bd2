import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * What happens to a prize after it was earned: releases of many at once, another address, a
 * replacement that two people agree on, a mail that came back.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, script)
}

const script = `
alter table prizes add column email text;
alter table mails add column bounced_at timestamptz;
alter table mails add column bounce_reason text;
alter table mails add constraint only_what_left_comes_back
  check (bounced_at is null or state = 'sent');

create function mail_that_came_back_moves_its_code() returns trigger language plpgsql as $$
begin
  update codes set state = 'bounced' where id = new.code_id and state in ('issued', 'delivered');
  return null;
end $$;
create trigger mail_that_came_back_moves_its_code after update of bounced_at on mails
  for each row when (new.code_id is not null and old.bounced_at is null and new.bounced_at is not null)
  execute function mail_that_came_back_moves_its_code();

create table releases (
  id uuid primary key,
  promotion_id text not null references promotions,
  state text not null check (state in ('running', 'paused', 'done')),
  total int not null check (total >= 1),
  started_by uuid not null references staff,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'done') = (ended_at is not null))
);
create unique index one_release_at_a_time on releases (promotion_id) where state <> 'done';
create index releases_newest on releases (started_at desc, id);

create table release_items (
  release_id uuid not null references releases,
  claim_id uuid not null references claims,
  position int not null,
  state text not null check (state in ('waiting', 'done', 'passed_over')),
  primary key (release_id, claim_id)
);
create index release_items_waiting on release_items (release_id, position) where state = 'waiting';

create table replacements (
  id uuid primary key,
  claim_id uuid not null references claims,
  because text not null check (because in ('void', 'compromised', 'lost')),
  reason text not null,
  asked_by uuid not null references staff,
  asked_at timestamptz not null,
  state text not null check (state in ('asked', 'confirmed', 'refused')),
  decided_by uuid references staff,
  decided_at timestamptz,
  check ((state = 'asked') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null)),
  constraint second_person_replaces check (state <> 'confirmed' or decided_by <> asked_by)
);
create unique index one_replacement_at_a_time on replacements (claim_id) where state = 'asked';
create index replacements_asked on replacements (asked_at) where state = 'asked';

create function replacement_is_decided_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'asked'
    or (new.id, new.claim_id, new.because, new.reason, new.asked_by, new.asked_at)
      is distinct from (old.id, old.claim_id, old.because, old.reason, old.asked_by, old.asked_at)
  then
    raise exception 'a replacement is decided once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger replacement_is_decided_once before update or delete on replacements
  for each row execute function replacement_is_decided_once();
`
