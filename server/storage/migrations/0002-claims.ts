import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/** Claims, their evidence, their decisions, and the history that holds them to the truth. */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, tables)
  await runStatements(database, laws)
}

const tables = `
create sequence claim_numbers start 100001;

create table claims (
  id uuid primary key,
  number text not null unique,
  version int not null check (version >= 1),
  promotion_id text not null references promotions,
  offer_id text,
  state text not null check (state in ('waiting', 'asked_again', 'approved', 'declined')),
  attempt int not null check (attempt >= 1),
  region text not null,
  member_id text not null,
  email text not null,
  member_name text not null,
  serial_number text not null,
  product_name text not null,
  category text not null,
  assignee_id uuid references staff,
  first_submitted_at timestamptz not null,
  submitted_at timestamptz not null,
  due_soon_at timestamptz not null,
  due_day_at timestamptz not null,
  due_at timestamptz not null,
  decided_at timestamptz,
  search text generated always as (
    lower(number || ' ' || serial_number || ' ' || member_name || ' ' || email)
  ) stored,
  check ((state = 'waiting') = (decided_at is null))
);
create index claims_by_due on claims (state, due_at, id);
create index claims_by_due_anywhere on claims (due_at, id);
create index claims_by_age on claims (submitted_at, id);
create index claims_of_assignee on claims (assignee_id, due_at, id) where state = 'waiting';
create index claims_of_promotion on claims (promotion_id, state, due_at, id);
create index claims_of_member on claims (member_id, first_submitted_at);
create index claims_search on claims using gin (search gin_trgm_ops);

create table attempts (
  claim_id uuid not null references claims,
  number int not null check (number >= 1),
  submitted_at timestamptz not null,
  facts jsonb not null,
  zone text not null,
  received_on date not null,
  due_soon_on date not null,
  due_on date not null,
  is_provisional boolean not null,
  counts_cuti_bersama_as_off boolean not null,
  calendars jsonb not null,
  primary key (claim_id, number)
);

create table files (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  bytes int not null,
  width int,
  height int,
  stored_at timestamptz not null
);

create table documents (
  id uuid primary key,
  claim_id uuid not null,
  attempt int not null,
  kind text not null check (kind in ('invoice', 'serial_photo')),
  file_name text not null,
  sent_sha256 text not null,
  original_sha256 text references files,
  uploaded_at timestamptz not null,
  unique (claim_id, attempt, kind),
  foreign key (claim_id, attempt) references attempts (claim_id, number)
);
create index documents_sent on documents (sent_sha256);

create table document_pages (
  document_id uuid not null references documents,
  page int not null check (page >= 1),
  sha256 text not null references files,
  primary key (document_id, page)
);

create table decisions (
  id uuid primary key,
  claim_id uuid not null,
  attempt int not null,
  kind text not null check (kind in ('approve', 'ask_again', 'decline')),
  staff_id uuid not null references staff,
  reasons jsonb not null,
  internal_note text,
  decided_at timestamptz not null,
  undone_at timestamptz,
  foreign key (claim_id, attempt) references attempts (claim_id, number),
  constraint reasons_unless_approved check ((kind = 'approve') = (jsonb_array_length(reasons) = 0))
);
create unique index one_decision_per_attempt on decisions (claim_id, attempt)
  where undone_at is null;
create index decisions_by_staff on decisions (staff_id, decided_at);

create table leases (
  claim_id uuid primary key references claims,
  staff_id uuid not null references staff,
  taken_at timestamptz not null,
  expires_at timestamptz not null
);
create index leases_of_staff on leases (staff_id);

create table events (
  claim_id uuid not null references claims,
  version int not null check (version >= 1),
  attempt int not null,
  kind text not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'member', 'system')),
  actor_id uuid references staff,
  details jsonb not null,
  internal_note text,
  primary key (claim_id, version),
  check ((actor_kind = 'staff') = (actor_id is not null))
);

create table mails (
  id uuid primary key,
  claim_id uuid not null,
  version int not null,
  kind text not null,
  state text not null check (state in ('waiting', 'sent', 'stuck', 'kept')),
  recipient text not null,
  subject text not null,
  body text not null,
  code_id uuid,
  language text not null,
  message_id text not null unique,
  created_at timestamptz not null,
  next_try_at timestamptz,
  tries int not null default 0,
  last_error text,
  sent_at timestamptz,
  constraint mail_belongs_to_a_step
    foreign key (claim_id, version) references events (claim_id, version)
    deferrable initially deferred,
  constraint one_mail_of_a_kind_per_step unique (claim_id, version, kind),
  check ((state = 'sent') = (sent_at is not null)),
  check ((state = 'waiting') = (next_try_at is not null))
);
create index mails_due on mails (next_try_at) where state = 'waiting';
create index mails_newest on mails (created_at, id);
create index mails_of_code on mails (code_id) where code_id is not null;
`

/** Each of these is a promise of the product that no mistake in a program can break. */
const laws = `
create function history_cannot_change() returns trigger language plpgsql as $$
begin
  raise exception 'history cannot be changed' using errcode = 'restrict_violation';
end $$;
create trigger history_cannot_change before update or delete on events
  for each row execute function history_cannot_change();
create trigger history_cannot_be_emptied before truncate on events
  for each statement execute function history_cannot_change();

create function claim_moves_by_versions() returns trigger language plpgsql as $$
begin
  if new.id <> old.id or new.number <> old.number or new.promotion_id <> old.promotion_id then
    raise exception 'a claim stays the claim it is' using errcode = 'restrict_violation';
  end if;
  if new.version not in (old.version, old.version + 1) then
    raise exception 'a version follows the one before' using errcode = 'restrict_violation';
  end if;
  if new.version = old.version
    and (new.state, new.attempt, new.assignee_id) is distinct from (old.state, old.attempt, old.assignee_id)
  then
    raise exception 'a change of state is a new version' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger claim_moves_by_versions before update on claims
  for each row execute function claim_moves_by_versions();

create function version_has_its_event() returns trigger language plpgsql as $$
begin
  if not exists (select from events e where e.claim_id = new.id and e.version = new.version) then
    raise exception 'version % of claim % has no event', new.version, new.number
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger version_has_its_event after insert or update of version on claims
  deferrable initially deferred for each row execute function version_has_its_event();

create function event_has_its_version() returns trigger language plpgsql as $$
begin
  if not exists (select from claims c where c.id = new.claim_id and c.version >= new.version) then
    raise exception 'an event without its version' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger event_has_its_version after insert on events
  deferrable initially deferred for each row execute function event_has_its_version();

create function decided_claim_has_its_decision() returns trigger language plpgsql as $$
begin
  if new.state <> 'waiting' and not exists (
    select from decisions d
    where d.claim_id = new.id and d.attempt = new.attempt and d.undone_at is null
      and d.kind = case new.state
        when 'approved' then 'approve' when 'declined' then 'decline' else 'ask_again' end
  ) then
    raise exception 'claim % is % without a decision', new.number, new.state
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger decided_claim_has_its_decision after insert or update of state on claims
  deferrable initially deferred for each row execute function decided_claim_has_its_decision();

create function sent_mail_stays_as_it_is() returns trigger language plpgsql as $$
begin
  if (new.claim_id, new.version, new.kind, new.recipient, new.subject, new.body, new.code_id, new.message_id)
    is distinct from
    (old.claim_id, old.version, old.kind, old.recipient, old.subject, old.body, old.code_id, old.message_id)
  then
    raise exception 'a mail that was written stays as it is' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger sent_mail_stays_as_it_is before update on mails
  for each row execute function sent_mail_stays_as_it_is();
`
