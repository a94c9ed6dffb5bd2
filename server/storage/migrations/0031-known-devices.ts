import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * Browsers and networks somebody has signed in from, under a hash; whose authority a release goes on
 * with; and keys of repeatable acts under a hash, as their answers are locked with the keys themselves.
 * An answer of before stays readable for the days it is kept.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(
    database,
    `
create table known_devices (
  subject text not null,
  staff_id uuid not null references staff,
  kind text not null check (kind in ('device', 'network')),
  last_used_at timestamptz not null,
  primary key (subject, staff_id)
);
create index known_devices_of_staff on known_devices (staff_id, kind, last_used_at);

alter table releases add column run_by uuid references staff;
update releases set run_by = started_by;
alter table releases alter column run_by set not null;

update idempotency_keys set key = encode(sha256(convert_to(key, 'UTF8')), 'hex');
`,
  )
}
