import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/** What administrators did to promotions and accounts: written down once, and never changed. */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, script)
}

const script = `
create table desk_events (
  id uuid primary key,
  actor_id uuid not null references staff,
  kind text not null check (kind in (
    'promotion_added', 'promotion_changed', 'staff_invited', 'staff_invited_again', 'staff_changed'
  )),
  subject text not null,
  before jsonb,
  after jsonb,
  at timestamptz not null
);
create index desk_events_newest on desk_events (at, id);

create trigger desk_events_cannot_change before update or delete on desk_events
  for each row execute function history_cannot_change();
create trigger desk_events_cannot_be_emptied before truncate on desk_events
  for each statement execute function history_cannot_change();
`
