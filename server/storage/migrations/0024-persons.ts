import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * By what one person is known again under another account, each said once: what two claims have in
 * common and what an index finds are the same expression. They come in place of two sets of indexes
 * that said it differently.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(
    database,
    `
create function mailbox_of(email text) returns text language sql immutable parallel safe as $$
  select case
    when split_part(lower(email), '@', 2) in ('gmail.com', 'googlemail.com')
      then replace(split_part(split_part(lower(email), '@', 1), '+', 1), '.', '') || '@gmail.com'
    else split_part(split_part(lower(email), '@', 1), '+', 1) || '@' || split_part(lower(email), '@', 2)
  end
$$;

create function phone_of(facts jsonb) returns text language sql immutable parallel safe as $$
  select case
    when length(regexp_replace(facts #>> '{recipient,contactNumber}', '[^0-9]', '', 'g')) >= 7
      then right(regexp_replace(facts #>> '{recipient,contactNumber}', '[^0-9]', '', 'g'), 9)
  end
$$;

create function address_of(facts jsonb) returns text language sql immutable parallel safe as $$
  select nullif(regexp_replace(
    lower((facts #>> '{recipient,zipcode}') || (facts #>> '{recipient,street}')),
    '[^[:alnum:]]', '', 'g'
  ), '')
$$;

create function name_of(facts jsonb) returns text language sql immutable parallel safe as $$
  select lower(facts #>> '{recipient,zipcode}') || ' ' || string_agg(word, ' ' order by word)
  from regexp_split_to_table(
    lower((facts #>> '{recipient,firstName}') || ' ' || (facts #>> '{recipient,lastName}')),
    '[^[:alnum:]]+'
  ) as word
  where word <> ''
$$;

drop index attempts_phone;
drop index attempts_address;
drop index claims_by_mailbox;
drop index attempts_by_phone;
drop index attempts_by_address;
drop index claims_by_serial;
create index claims_of_mailbox on claims (mailbox_of(email));
create index attempts_of_phone on attempts (phone_of(facts));
create index attempts_of_address on attempts (address_of(facts));
create index attempts_of_name on attempts (name_of(facts));
`,
  )
}
