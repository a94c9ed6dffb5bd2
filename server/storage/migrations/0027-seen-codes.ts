import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * A code that somebody saw is never given to somebody else: seen in a mail that may have left, in a
 * reveal, or by whoever knew it well enough to search for it. Guesses are kept as well as hits.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, script)
}

const script = `
alter table vault_events drop constraint vault_events_kind_check;
alter table vault_events add constraint vault_events_kind_check check (kind in (
  'batch_sent', 'batch_confirmed', 'batch_rejected', 'batch_voided', 'batch_previewed',
  'code_revealed', 'code_searched', 'search_missed', 'reveal_alarm', 'search_alarm', 'code_known',
  'code_redirected', 'codes_expired', 'codes_rewrapped'
));
create index vault_events_of_code on vault_events (code_id) where code_id is not null;

create function was_code_seen(code uuid) returns boolean language sql stable as $$
  select exists (
    select from vault_events v where v.code_id = code
      and v.kind in ('code_revealed', 'code_searched', 'code_known')
  ) or exists (
    select from mails m where m.code_id = code
      and (m.state <> 'withdrawn' or m.first_tried_at is not null)
  )
$$;

update codes set state = 'compromised', ended_at = now(), claim_id = null
  where state in ('available', 'reserved') and was_code_seen(id);

create function seen_code_is_no_stock() returns trigger language plpgsql as $$
begin
  if new.state is distinct from old.state or new.claim_id is distinct from old.claim_id then
    if (new.state = 'available' or old.state in ('available', 'reserved')
      and new.state in ('reserved', 'issued')) and was_code_seen(new.id)
    then
      raise exception 'a code that was seen is never stock again'
        using errcode = 'restrict_violation';
    end if;
  end if;
  return new;
end $$;
create trigger seen_code_is_no_stock before update on codes
  for each row execute function seen_code_is_no_stock();
`
