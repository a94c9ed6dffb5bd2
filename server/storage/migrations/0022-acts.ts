import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/** Calendars, the team's hours and the rules of second looks are part of the desk: who changed them is kept too. */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(
    database,
    `
alter table desk_events drop constraint desk_events_kind_check;
alter table desk_events add constraint desk_events_kind_check check (kind in (
  'promotion_added', 'promotion_changed', 'staff_invited', 'staff_invited_again', 'staff_changed',
  'calendar_added', 'calendar_changed', 'team_changed', 'quality_changed'
));
create index desk_events_of_actor on desk_events (actor_id, at, id);
`,
  )
}
