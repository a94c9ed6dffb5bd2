import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * What the board counts: every open claim by its standing and its due date, and what came and was
 * decided by the team’s day. The indexes hold all that is asked of them, so that no claim is read for a count.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, script)
}

const script = `
alter table claims add column due_on date;
update claims c set due_on = coalesce(
  (select a.due_on from attempts a where a.claim_id = c.id and a.number = c.attempt),
  c.due_day_at::date
);
alter table claims alter column due_on set not null;

create index claims_open on claims
  (promotion_id, region, assignee_id, attempt, due_on, due_soon_at, due_day_at, due_at)
  where state = 'waiting';
create index claims_open_by_date on claims (due_on, due_at, id) where state = 'waiting';
create index attempts_by_time on attempts (submitted_at, claim_id, number);
create index decisions_by_time on decisions (decided_at, claim_id, attempt, staff_id)
  where undone_at is null;

insert into desk (key, value) values ('team',
  '{"zone":"Asia/Taipei","calendars":["TW"],"countsCutiBersamaAsOff":false,"from":"09:00","to":"18:00"}');
create function team_zone() returns text language sql stable as $$
  select value::jsonb->>'zone' from desk where key = 'team'
$$;
`
