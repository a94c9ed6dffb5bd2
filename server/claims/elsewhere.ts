import { sql, type SqlBool } from 'kysely'
import type { Check } from '../../contract/checks.ts'
import type { Database } from '../storage/tables.ts'
import type { ClaimFile, ClaimRow } from './store.ts'

/** As many as a person would look at. */
const atMost = 12

/** The same S/N in other promotions; within this one the rules of the promotion look. */
export async function serialElsewhere(database: Database, claim: ClaimRow): Promise<Check[]> {
  const rows = await database
    .selectFrom('claims')
    .select('number')
    .where(sql`upper(serial_number)`, '=', claim.serial_number.toUpperCase())
    .where('promotion_id', '<>', claim.promotion_id)
    .where('state', '<>', 'declined')
    .orderBy('first_submitted_at')
    .limit(atMost)
    .execute()
  if (rows.length === 0) return []
  return [
    {
      id: 'serial_elsewhere',
      fact: 'serialNumber',
      outcome: 'unsure',
      expected: [],
      found: rows.map(({ number }) => ({ kind: 'claim', number })),
      places: [],
      suggests: [],
    },
  ]
}

/** The same mailbox, phone or address under another member, in this promotion. */
export async function personElsewhere(
  database: Database,
  { claim, facts }: ClaimFile,
): Promise<Check[]> {
  const { contactNumber, street, zipcode } = facts.recipient
  const sameMailbox = sql<SqlBool>`lower(regexp_replace(claims.email, '[+][^@]*@', '@'))
    = lower(regexp_replace(${claim.email}, '[+][^@]*@', '@'))`
  const samePhone = sql<SqlBool>`right(regexp_replace(facts->'recipient'->>'contactNumber', '[^0-9]', '', 'g'), 9)
    = right(regexp_replace(${contactNumber}, '[^0-9]', '', 'g'), 9)`
  const sameAddress = sql<SqlBool>`lower(regexp_replace((facts->'recipient'->>'street') || (facts->'recipient'->>'zipcode'), '[^[:alnum:]]', '', 'g'))
    = lower(regexp_replace(${street + zipcode}, '[^[:alnum:]]', '', 'g'))`
  const others = () =>
    database
      .selectFrom('claims')
      .innerJoin('attempts', (join) =>
        join
          .onRef('attempts.claim_id', '=', 'claims.id')
          .onRef('attempts.number', '=', 'claims.attempt'),
      )
      .select(['claims.number', 'claims.first_submitted_at'])
      .where('claims.promotion_id', '=', claim.promotion_id)
      .where('claims.member_id', '<>', claim.member_id)
      .limit(atMost)
  const found = await Promise.all(
    [sameMailbox, samePhone, sameAddress].map((same) => others().where(same).execute()),
  )
  const numbers = [...new Set(found.flat().map(({ number }) => number))].toSorted()
  if (numbers.length === 0) return []
  return [
    {
      id: 'person_elsewhere',
      fact: 'person',
      outcome: 'unsure',
      expected: [],
      found: numbers.slice(0, atMost).map((number) => ({ kind: 'claim', number })),
      places: [],
      suggests: ['final_limit'],
    },
  ]
}
