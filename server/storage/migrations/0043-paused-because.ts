import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * Why a release is paused: somebody paused it, or whoever it went on for may release no more.
 * Nobody wrote that down before, so releases paused by then say nothing.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, script)
}

const script = `
alter table releases add column paused_because text
  check (paused_because in ('somebody', 'no_authority'));
alter table releases add constraint releases_paused_because
  check (paused_because is null or state = 'paused');
`
