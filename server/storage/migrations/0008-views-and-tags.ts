import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/** Saved views of the queue, and tags on claims. */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, script)
}

/** The search is made anew with the tags in it: a generated column keeps its expression for life. */
const script = `
create table views (
  id uuid primary key,
  owner_id uuid not null references staff,
  name text not null check (name <> ''),
  query text not null,
  is_shared boolean not null,
  created_at timestamptz not null,
  deleted_at timestamptz
);
create unique index views_of_owner on views (owner_id, lower(name)) where deleted_at is null;
create index views_shared on views (owner_id) where is_shared and deleted_at is null;

create function words_of(text[]) returns text language sql immutable parallel safe as $$
  select array_to_string($1, ' ')
$$;

alter table claims add column tags text[] not null default '{}'
  constraint claim_bears_few_tags check (cardinality(tags) <= 8);
create index claims_of_tag on claims using gin (tags);
create index claims_tagged on claims (id) where tags <> '{}';

alter table claims drop column search;
alter table claims add column search text generated always as (
  lower(number || ' ' || serial_number || ' ' || member_name || ' ' || email || ' ' || words_of(tags))
) stored;
create index claims_search on claims using gin (search gin_trgm_ops);

create function tags_move_by_versions() returns trigger language plpgsql as $$
begin
  if new.version = old.version and new.tags is distinct from old.tags then
    raise exception 'a change of tags is a new version' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger tags_move_by_versions before update on claims
  for each row execute function tags_move_by_versions();
`
