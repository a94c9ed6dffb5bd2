import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * What a decision told the member is kept with it: a reason reworded later rewords no past. Of
 * decisions taken before, the catalogue knows best what they told.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(
    database,
    `
alter table decisions add column told jsonb not null default '[]';
alter table decisions disable trigger user;
update decisions d set told = (
  select jsonb_agg(jsonb_build_object(
      'reason', given.id,
      'text', coalesce(r.texts->>(p.terms->>'language'), r.texts->>'en', given.id),
      'fix', coalesce(r.fix, case d.kind when 'decline' then 'final' else 'redeem_again' end)
    ) order by given.position)
  from claims c
  join promotions p on p.id = c.promotion_id
  cross join jsonb_array_elements_text(d.reasons) with ordinality as given (id, position)
  left join reasons r on r.id = given.id
  where c.id = d.claim_id
)
where d.kind <> 'approve';
alter table decisions enable trigger user;

alter table decisions add constraint told_what_the_reasons_say
  check (jsonb_array_length(told) = jsonb_array_length(reasons));

create function told_stays_told() returns trigger language plpgsql as $$
begin
  if new.told is distinct from old.told then
    raise exception 'what was told stays told' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger told_stays_told before update on decisions
  for each row execute function told_stays_told();
`,
  )
}
