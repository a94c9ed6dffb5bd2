import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * A year is covered when somebody says that it is complete. Until now it was when it had any day:
 * what was written before keeps that for years up to two after its writing, as far as agencies
 * decree them; a holiday imported for every year to come covered decades.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, script)
}

const script = `
alter table calendars add column complete_years jsonb not null default '[]';
alter table calendars disable trigger calendar_version_stays;

update calendars set complete_years = (
  select coalesce(jsonb_agg(distinct substr(day->>'date', 1, 4)), '[]')
  from jsonb_array_elements(days) day
  where substr(day->>'date', 1, 4)::int <= extract(year from recorded_at) + 2
);

alter table calendars enable trigger calendar_version_stays;
alter table calendars alter column complete_years drop default;
`
