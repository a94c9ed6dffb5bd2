import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * The clean lane: open claims on which every check holds, but for what a supervisor keeps out of
 * it. Decisions remember that they were made there, because the lane is measured by itself.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, script)
}

const script = `
insert into desk (key, value) values ('lane', '{"without":[],"worthAtMost":[],"share":0}');

create view lane_promotions_out as
select jsonb_array_elements_text(desk.value::jsonb->'without') as promotion_id
from desk where desk.key = 'lane';

create view lane_prizes_out as
select promotions.id as promotion_id, prize->>'id' as offer_id
from desk
cross join promotions
cross join jsonb_array_elements(promotions.terms->'prizes') prize
where desk.key = 'lane'
  and exists (
    select from jsonb_array_elements(desk.value::jsonb->'worthAtMost') most
    where most->>'currency' = prize->'worth'->>'currency'
      and (prize->'worth'->>'amount')::numeric > (most->>'amount')::numeric
  );

alter table decisions add column in_lane boolean not null default false;

alter table desk_events drop constraint desk_events_kind_check;
alter table desk_events add constraint desk_events_kind_check check (kind in (
  'promotion_added', 'promotion_changed', 'staff_invited', 'staff_invited_again', 'staff_changed',
  'calendar_added', 'calendar_changed', 'team_changed', 'quality_changed', 'lane_changed'
));
`
