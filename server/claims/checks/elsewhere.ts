import { sql } from 'kysely'
import type { Check } from '../../../contract/checks.ts'
import { blank, claim as claimValue } from '../../evidence/check-parts.ts'
import type { Database } from '../../storage/tables.ts'
import { freeingStates } from '../rules.ts'
import type { ClaimFile, ClaimRow } from '../store.ts'
import { sharing, type FactTie } from './sharing.ts'

/** As many as a person would look at. */
const atMost = 12

/** The same S/N in other promotions; within this one the rules of the promotion look. */
export async function serialElsewhere(database: Database, claim: ClaimRow): Promise<Check[]> {
  const rows = await database
    .selectFrom('claims')
    .select('number')
    .where(sql`upper(serial_number)`, '=', claim.serial_number.toUpperCase())
    .where('promotion_id', '<>', claim.promotion_id)
    .where('state', 'not in', freeingStates)
    .orderBy('first_submitted_at')
    .orderBy('id')
    .limit(atMost)
    .execute()
  if (rows.length === 0) return []
  return [
    {
      ...blank('serial_elsewhere', 'serialNumber'),
      found: rows.map(({ number }) => claimValue(number, ['serial'])),
    },
  ]
}

/** Who lives at one address is a household, until there are more members than this. */
const household = 2

/** The same person under another account or e-mail in this promotion, by what says so. */
export async function personElsewhere(database: Database, file: ClaimFile): Promise<Check[]> {
  const rows = await listSamePerson(database, file)
  const byClaim = Map.groupBy(rows, ({ number }) => number)
  const others = [...byClaim].map(([number, ties]) => ({
    number,
    member: ties[0]?.member_id,
    by: ties.map(({ tie }) => tie),
  }))
  const members = new Set(others.map(({ member }) => member))
  const isCrowd = members.size > household
  const telling = others.filter(({ by }) => isCrowd || by.some((tie) => tie !== 'address'))
  if (telling.length === 0) return []
  return [
    {
      ...blank('person_elsewhere', 'person', ['final_limit']),
      found: telling.slice(0, atMost).map(({ number, by }) => claimValue(number, by)),
    },
  ]
}

/** An S/N says nothing of who somebody is. */
const personTies = ['member', 'mailbox', 'phone', 'name', 'address'] as const satisfies FactTie[]
type PersonTie = (typeof personTies)[number]

/** One row for each claim and what it shares; those of the same account and e-mail are no news. */
async function listSamePerson(database: Database, { claim, attempt }: ClaimFile) {
  const { rows } = await sql<{ number: string; member_id: string; tie: PersonTie }>`
    select distinct other.first_submitted_at, other.number, other.member_id, tied.strength, tied.tie
    from ${sharing({ claim, attempt }, personTies)} as tied join claims other using (id)
    where other.id <> ${claim.id}
      and other.promotion_id = ${claim.promotion_id}
      and other.state not in (${sql.join(freeingStates)})
      and (other.member_id <> ${claim.member_id} or lower(other.email) <> ${claim.email.toLowerCase()})
    order by other.first_submitted_at, other.number, tied.strength
  `.execute(database)
  return rows
}

/** By what two attempts name the same mailbox, phone and address, however they are written. */
export async function sharedKeys(
  database: Database,
  here: Pick<ClaimFile, 'claim' | 'attempt'>,
  there: Pick<ClaimFile, 'claim' | 'attempt'>,
): Promise<Set<PersonTie>> {
  const [one, other] = [here, there].map(({ attempt }) => JSON.stringify(attempt.facts))
  const { rows } = await sql<Record<'mailbox' | 'phone' | 'address', boolean | null>>`
    select mailbox_of(${here.claim.email}) = mailbox_of(${there.claim.email}) as mailbox,
      phone_of(${one}::jsonb) = phone_of(${other}::jsonb) as phone,
      address_of(${one}::jsonb) = address_of(${other}::jsonb) as address
  `.execute(database)
  const [shared] = rows
  return new Set((['mailbox', 'phone', 'address'] as const).filter((key) => shared?.[key]))
}
