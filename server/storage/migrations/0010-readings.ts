import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * What machines read in the pictures. Each file is read once by each engine, however many claims
 * it came with; what a person corrected is kept beside what was read, and never changed.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(
    database,
    `
create table readings (
  sent_sha256 text not null check (sent_sha256 ~ '^[0-9a-f]{64}$'),
  engine text not null,
  state text not null check (state in ('waiting', 'read', 'failed')),
  queued_at timestamptz not null,
  next_try_at timestamptz,
  tries int not null default 0,
  light jsonb not null,
  pages jsonb,
  numbers jsonb,
  read_at timestamptz,
  primary key (sent_sha256, engine),
  check ((state = 'waiting') = (next_try_at is not null)),
  check ((state = 'read') = (pages is not null)),
  check ((state = 'read') = (read_at is not null)),
  check ((state = 'read') = (numbers is not null))
);
create index readings_due on readings (next_try_at) where state = 'waiting';

create function what_was_read_stays() returns trigger language plpgsql as $$
begin
  if old.state = 'read' then
    raise exception 'what was read stays as it was read' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger what_was_read_stays before update on readings
  for each row execute function what_was_read_stays();

create table reading_marks (
  kind text not null,
  value text not null,
  sent_sha256 text not null,
  primary key (kind, value, sent_sha256)
);

create table corrections (
  id uuid primary key,
  sent_sha256 text not null,
  fact text not null,
  value text,
  staff_id uuid not null references staff,
  corrected_at timestamptz not null
);
create index corrections_of_document on corrections (sent_sha256, fact, corrected_at);

create function corrections_stay() returns trigger language plpgsql as $$
begin
  raise exception 'a correction stays as it was made' using errcode = 'restrict_violation';
end $$;
create trigger corrections_stay before update or delete on corrections
  for each row execute function corrections_stay();

create index claims_by_serial on claims (upper(serial_number));
create index claims_by_mailbox on claims (lower(regexp_replace(email, '[+][^@]*@', '@')));
create index attempts_by_phone on attempts (
  right(regexp_replace(facts->'recipient'->>'contactNumber', '[^0-9]', '', 'g'), 9)
);
create index attempts_by_address on attempts (
  lower(regexp_replace(
    (facts->'recipient'->>'street') || (facts->'recipient'->>'zipcode'), '[^[:alnum:]]', '', 'g'
  ))
);
`,
  )
}
