import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/** People, promotions and what stands around the claims. */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, script)
}

const script = `
create extension if not exists pg_trgm;

create table desk (
  key text primary key,
  value text not null
);

create table calendars (
  calendar text not null,
  version int not null check (version >= 1),
  source text not null,
  weekend jsonb not null,
  days jsonb not null,
  provisional_years jsonb not null,
  recorded_at timestamptz not null,
  primary key (calendar, version)
);

create table promotions (
  id text primary key,
  version int not null check (version >= 1),
  name text not null,
  terms jsonb not null,
  constraint promotion_period_runs_forward
    check ((terms->>'purchaseFrom') <= (terms->>'purchaseTo')),
  constraint promotion_has_a_prize check (jsonb_array_length(terms->'prizes') >= 1)
);

create table reasons (
  id text primary key,
  position int not null,
  fix text not null check (fix in ('my_products', 'redeem_again', 'final')),
  label text not null,
  texts jsonb not null
);

create table staff (
  id uuid primary key,
  name text not null,
  email text not null,
  roles jsonb not null,
  password_hash text,
  is_disabled boolean not null default false,
  created_at timestamptz not null,
  last_seen_at timestamptz
);
create unique index staff_email on staff (lower(email));

create table sessions (
  id uuid primary key,
  staff_id uuid not null references staff,
  token_hash text not null unique,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz
);
create index sessions_of_staff on sessions (staff_id) where ended_at is null;

create table links (
  token_hash text primary key,
  purpose text not null check (purpose in ('first_administrator', 'invitation', 'new_password')),
  staff_id uuid references staff,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((purpose = 'first_administrator') = (staff_id is null))
);

create table sign_in_failures (
  subject text primary key,
  failures int not null,
  last_at timestamptz not null
);

create table idempotency_keys (
  scope text not null,
  key text not null,
  fingerprint text not null,
  status int not null,
  answer text not null,
  created_at timestamptz not null,
  primary key (scope, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
`
