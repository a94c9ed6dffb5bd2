import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/** Phrases for the sentence to the member, and macros. */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, script)
}

const script = `
create table phrases (
  id uuid primary key,
  author_id uuid not null references staff,
  is_shared boolean not null,
  name text not null check (name <> ''),
  language text,
  text text check (text <> ''),
  macro jsonb,
  created_at timestamptz not null,
  constraint phrase_has_language check ((text is null) = (language is null)),
  constraint phrase_is_something check (text is not null or macro is not null)
);
create unique index phrases_of_author on phrases (author_id, coalesce(language, ''), lower(name))
  where not is_shared;
create unique index phrases_shared on phrases (coalesce(language, ''), lower(name))
  where is_shared;
`
