import { sql, type Kysely } from 'kysely'
import { fullName } from '../../../contract/names.ts'
import { searchOfClaim, searchOfMail } from '../search-text.ts'
import { runStatements } from './statements.ts'

/** Rows that are brought along at once. */
const batch = 2000
const before = '00000000-0000-0000-0000-000000000000'

/**
 * What is searched is folded by our own rule, so that no locale of a database makes a difference, and
 * what one person is known again by goes without a first name, a postcode and an extension.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, columns)
  await bringClaims(database)
  await bringMails(database)
  await runStatements(database, indexes)
}

/** Carriers print letters, digits and hyphens only: the database folds those by itself. */
const columns = `
alter table claims drop column search;
alter table claims add column search text not null default '';
alter table mails add column search text not null default '';

create function numbers_of(tracking jsonb, earlier jsonb) returns text
language sql immutable parallel safe as $$
  select translate(
    translate(
      (tracking || jsonb_path_query_array(earlier, '$[*].trackingNumbers[*]'))::text,
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ[],', 'abcdefghijklmnopqrstuvwxyz   '
    ),
    '"-', ''
  )
$$;

create or replace function mailbox_of(email text) returns text language sql immutable parallel safe as $$
  select case
    when domain in ('gmail.com', 'googlemail.com')
      then replace(split_part(mailbox, '+', 1), '.', '') || '@gmail.com'
    else split_part(mailbox, '+', 1) || '@' || domain
  end
  from (select regexp_replace(lower(email), '@[^@]*$', '') as mailbox,
    substring(lower(email) from '[^@]*$') as domain) as parts
$$;

create or replace function phone_of(facts jsonb) returns text language sql immutable parallel safe as $$
  select case
    when length(first) >= 7 then right(first, 9)
    when length(whole) >= 7 then right(whole, 9)
  end
  from (select facts #>> '{recipient,contactNumber}' as typed) as t,
  lateral (select
    regexp_replace(
      regexp_replace(typed, '(ext|poste|\\mint\\M|\\mx\\.? *[0-9]|#|,|;|\\mor\\M|\\mou\\M|\\matau\\M|或|分機|分机|轉|转|內線|内线).*$', '', 'i'),
      '([0-9][^/]*[0-9][^/]*[0-9][^/]*[0-9][^/]*[0-9][^/]*[0-9][^/]*[0-9][^/]*)/.*$', '\\1'
    ) as cut) as c,
  lateral (select
    regexp_replace(cut, '[^0-9]', '', 'g') as first,
    regexp_replace(typed, '[^0-9]', '', 'g') as whole) as digits
$$;

create or replace function address_of(facts jsonb) returns text language sql immutable parallel safe as $$
  select nullif(regexp_replace(
    lower(
      coalesce(nullif(facts #>> '{recipient,zipcode}', ''), facts #>> '{recipient,city}')
      || (facts #>> '{recipient,street}')
    ),
    '[^[:alnum:]]', '', 'g'
  ), '')
$$;

create or replace function name_of(facts jsonb) returns text language sql immutable parallel safe as $$
  select lower(coalesce(nullif(facts #>> '{recipient,zipcode}', ''), facts #>> '{recipient,city}'))
    || ' ' || string_agg(word, ' ' order by word)
  from regexp_split_to_table(
    lower((facts #>> '{recipient,firstName}') || ' ' || (facts #>> '{recipient,lastName}')),
    '[^[:alnum:]]+'
  ) as word
  where word <> ''
$$;

alter table shipments add column search text
  generated always as (numbers_of(tracking_numbers, earlier_parcels)) stored
`

const indexes = `
create index claims_search on claims using gin (search gin_trgm_ops);
create index mails_search on mails using gin (search gin_trgm_ops);
create index shipments_search on shipments using gin (search gin_trgm_ops)
`

interface OldClaim {
  id: string
  number: string
  serial_number: string
  member_name: string
  email: string
  tags: string[]
  first_name: string | null
  last_name: string | null
}

async function bringClaims(database: Kysely<never>): Promise<void> {
  for (let after: string | undefined = before; after !== undefined;) {
    const { rows }: { rows: OldClaim[] } = await sql<OldClaim>`
      select c.id, c.number, c.serial_number, c.member_name, c.email, c.tags,
        a.facts #>> '{recipient,firstName}' as first_name, a.facts #>> '{recipient,lastName}' as last_name
      from claims c left join attempts a on a.claim_id = c.id and a.number = c.attempt
      where c.id > ${after}::uuid order by c.id limit ${batch}
    `.execute(database)
    const brought = rows.map((claim) => {
      const { first_name: firstName, last_name: lastName } = claim
      const isKnown = firstName !== null && lastName !== null
      const name = isKnown ? fullName({ firstName, lastName }) : claim.member_name
      return { id: claim.id, name, search: searchOfClaim({ ...claim, member_name: name }) }
    })
    await sql`
      update claims c set search = b.search, member_name = b.name
      from jsonb_to_recordset(${JSON.stringify(brought)}::jsonb) as b(id uuid, name text, search text)
      where c.id = b.id
    `.execute(database)
    after = rows.at(-1)?.id
  }
}

interface OldMail {
  id: string
  recipient: string
  subject: string
}

async function bringMails(database: Kysely<never>): Promise<void> {
  for (let after: string | undefined = before; after !== undefined;) {
    const { rows }: { rows: OldMail[] } = await sql<OldMail>`
      select id, recipient, subject from mails where id > ${after}::uuid order by id limit ${batch}
    `.execute(database)
    const brought = rows.map((mail) => ({ id: mail.id, search: searchOfMail(mail) }))
    await sql`
      update mails m set search = b.search
      from jsonb_to_recordset(${JSON.stringify(brought)}::jsonb) as b(id uuid, search text)
      where m.id = b.id
    `.execute(database)
    after = rows.at(-1)?.id
  }
}
