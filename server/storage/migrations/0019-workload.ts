import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/** What people can be given, when they are away, and claims that were given to others together. */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, script)
}

const script = `
create table workloads (
  staff_id uuid primary key references staff,
  languages jsonb not null default '[]',
  cap int check (cap >= 0),
  absent_from date,
  absent_until date,
  freed_at timestamptz,
  check ((absent_from is null) = (absent_until is null)),
  check (absent_from <= absent_until)
);

create table reassignments (
  id uuid primary key,
  by_id uuid not null references staff,
  at timestamptz not null,
  because text,
  undone_at timestamptz
);

create table reassigned_claims (
  reassignment_id uuid not null references reassignments,
  claim_id uuid not null references claims,
  version int not null,
  from_id uuid references staff,
  to_id uuid references staff,
  primary key (reassignment_id, claim_id)
);
`
