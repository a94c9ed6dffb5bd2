import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * Alerts and digests. Second looks: a share of decisions goes to another person, and claims with a known answer among
 * them. That nobody looks at a decision of their own is held here.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, looks)
  await runStatements(database, alerts)
}

/** Each breach is raised once, and a digest is written once for each of the team’s days. */
const alerts = `
create table alerts (
  claim_id uuid not null references claims,
  attempt int not null,
  kind text not null check (kind in ('due_soon', 'overdue')),
  raised_at timestamptz not null,
  primary key (claim_id, attempt, kind)
);
create index alerts_by_time on alerts (raised_at);

create table alerts_seen (
  staff_id uuid primary key references staff,
  up_to timestamptz not null
);

create table staff_mails (
  id uuid primary key,
  staff_id uuid not null references staff,
  kind text not null check (kind in ('alerts', 'weekly')),
  for_date date not null,
  recipient text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null,
  next_try_at timestamptz,
  tries int not null default 0,
  last_error text,
  sent_at timestamptz,
  constraint one_digest_a_day unique (staff_id, kind, for_date)
);
create index staff_mails_due on staff_mails (next_try_at) where sent_at is null;

insert into desk (key, value) values ('alerted-on', '1970-01-01'), ('weekly-on', '1970-01-01');
`

const looks = `
create table golden_claims (
  claim_id uuid primary key references claims,
  attempt int not null,
  kind text not null check (kind in ('approve', 'ask_again', 'decline')),
  reasons jsonb not null,
  first_staff_id uuid not null references staff,
  set_by uuid not null references staff,
  set_at timestamptz not null,
  foreign key (claim_id, attempt) references attempts (claim_id, number)
);

create table second_looks (
  id uuid primary key,
  claim_id uuid not null,
  attempt int not null,
  source text not null check (source in ('share', 'golden')),
  decision_id uuid references decisions,
  first_staff_id uuid not null references staff,
  first_kind text not null check (first_kind in ('approve', 'ask_again', 'decline')),
  first_reasons jsonb not null,
  drawn_at timestamptz not null,
  staff_id uuid references staff,
  taken_at timestamptz,
  kind text check (kind in ('approve', 'ask_again', 'decline')),
  reasons jsonb,
  note text,
  looked_at timestamptz,
  agrees boolean,
  settled_for text check (settled_for in ('first', 'second')),
  settled_by uuid references staff,
  settled_at timestamptz,
  foreign key (claim_id, attempt) references attempts (claim_id, number),
  constraint nobody_looks_at_their_own check (staff_id <> first_staff_id),
  constraint golden_looks_have_no_decision check ((source = 'share') = (decision_id is not null)),
  constraint look_is_whole check (
    (kind is null) = (looked_at is null) and (kind is null) = (agrees is null)
    and (kind is null) = (reasons is null) and (kind is null or staff_id is not null)
  ),
  constraint only_disagreements_are_settled check (settled_for is null or agrees = false),
  constraint settled_by_a_third check (settled_by <> first_staff_id and settled_by <> staff_id)
);
create unique index one_look_per_decision on second_looks (decision_id) where source = 'share';
create unique index golden_once_per_person on second_looks (claim_id, staff_id) where source = 'golden';
create index looks_waiting on second_looks (drawn_at, id) where looked_at is null;
create index looks_given on second_looks (looked_at) where looked_at is not null;

create function look_stays() returns trigger language plpgsql as $$
begin
  if old.looked_at is not null and (new.kind, new.reasons, new.note, new.looked_at, new.agrees, new.staff_id)
    is distinct from (old.kind, old.reasons, old.note, old.looked_at, old.agrees, old.staff_id)
  then
    raise exception 'a second look stays' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger look_stays before update on second_looks for each row execute function look_stays();

insert into desk (key, value) values
  ('quality', '{"rules":[],"goldenShare":0}'),
  ('quality-seed', gen_random_uuid()::text),
  ('quality-drawn-until', '1970-01-01T00:00:00.000Z');
`
