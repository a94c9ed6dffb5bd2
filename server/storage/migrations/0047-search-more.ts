import { sql, type Kysely } from 'kysely'
import {
  searchMoreOf,
  searchOfClaim,
  type Searchable,
  type SearchableMore,
} from '../search-text.ts'
import { runStatements } from './statements.ts'

/**
 * A claim is found by what somebody who phones can say: phone, address, store, product, and the
 * numbers of its parcels.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(
    database,
    `alter table claims add column search_more text not null default ''`,
  )
  await bringClaims(database)
}

type Facts = SearchableMore['facts']
/** As an older desk may have written them. */
type Old<Part> = { [Key in keyof Part]?: Old<Part[Key]> | null }

interface OldClaim extends Searchable {
  id: string
  facts: Old<Facts>
  recipient: Old<Facts['recipient']> | null
  numbers: string[] | null
}

const completeRecipient = (old: Old<Facts['recipient']> | null | undefined) => ({
  zipcode: old?.zipcode ?? '',
  city: old?.city ?? '',
  stateOrProvince: old?.stateOrProvince ?? '',
  street: old?.street ?? '',
  apartment: old?.apartment ?? '',
  contactNumber: old?.contactNumber ?? '',
})

const complete = ({ registration, purchase, recipient }: Old<Facts>): Facts => ({
  registration: {
    productName: registration?.productName ?? '',
    model: registration?.model ?? '',
  },
  purchase: { store: purchase?.store ?? '' },
  recipient: completeRecipient(recipient),
})

const batch = 1000

async function bringClaims(database: Kysely<never>): Promise<void> {
  let after: string | undefined = '00000000-0000-0000-0000-000000000000'
  while (after !== undefined) {
    const { rows }: { rows: OldClaim[] } = await sql<OldClaim>`
      select c.id, c.number, c.serial_number, c.member_name, c.email, c.tags, a.facts, s.recipient,
        s.tracking_numbers || jsonb_path_query_array(s.earlier_parcels, '$[*].trackingNumbers[*]')
          as numbers
      from claims c
      join attempts a on a.claim_id = c.id and a.number = c.attempt
      left join shipments s on s.claim_id = c.id
      where c.id > ${after}::uuid order by c.id limit ${batch}
    `.execute(database)
    const brought = rows.map((claim) => {
      const { id, facts, recipient, numbers } = claim
      const parcel = recipient && {
        recipient: completeRecipient(recipient),
        trackingNumbers: numbers ?? [],
      }
      const more = searchMoreOf({ facts: complete(facts), parcel })
      return { id, more, search: searchOfClaim({ ...claim, search_more: more }) }
    })
    await sql`
      update claims c set search = b.search, search_more = b.more
      from jsonb_to_recordset(${JSON.stringify(brought)}::jsonb) as b(id uuid, search text, more text)
      where c.id = b.id
    `.execute(database)
    after = rows.at(-1)?.id
  }
}
