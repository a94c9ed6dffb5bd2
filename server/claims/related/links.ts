import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { claimLinks, linkKinds, type LinkedClaim } from '../../../contract/claim-work.ts'
import { query, type Route } from '../../http/route.ts'
import type { Database } from '../../storage/tables.ts'
import { getAttempt, getClaim, type AttemptRow, type ClaimRow } from '../store.ts'

/** Most claims that are listed. */
const atMost = 100

export function linkRoutes(): Route[] {
  return [
    query(claimLinks, async ({ database, params }) => {
      const claim = await getClaim(database, params.number)
      return listLinked(database, claim, await getAttempt(database, claim))
    }),
  ]
}

/**
 * Other claims, in any promotion, that share something with this one, each with everything it
 * shares.
 */
async function listLinked(
  database: Database,
  claim: ClaimRow,
  attempt: AttemptRow,
): Promise<LinkedClaim[]> {
  const same = (key: RawBuilder<unknown>) =>
    sql`select claim_id from attempts where ${key} = (
      select ${key} from attempts where claim_id = ${claim.id} and number = ${attempt.number}
    )`
  const ways: Record<(typeof linkKinds)[number], RawBuilder<unknown>> = {
    member: sql`select id from claims where member_id = ${claim.member_id}`,
    serial: sql`select id from claims where upper(serial_number) = ${claim.serial_number.toUpperCase()}`,
    email: sql`select id from claims where mailbox_of(email) = mailbox_of(${claim.email})`,
    address: same(sql`address_of(facts)`),
    phone: same(sql`phone_of(facts)`),
    invoice: sql`select other.claim_id from documents mine
      join documents other on other.sent_sha256 = mine.sent_sha256
      where mine.claim_id = ${claim.id} and mine.kind = 'invoice'`,
  }
  const { rows } = await sql<{ id: string; by: string }>`
    ${sql.join(
      linkKinds.map(
        (by) => sql`(select found.id, ${sql.lit(by)} as by from (${ways[by]}) as found (id))`,
      ),
      sql` union `,
    )}
  `.execute(database)
  const others = rows.filter(({ id }) => id !== claim.id)
  if (others.length === 0) return []
  const claims = await database
    .selectFrom('claims')
    .innerJoin('promotions', 'promotions.id', 'claims.promotion_id')
    .select([
      'claims.id',
      'claims.number',
      'claims.state',
      'promotions.name as promotion',
      'claims.member_name',
      'claims.email',
      'claims.product_name',
      'claims.serial_number',
      'claims.submitted_at',
    ])
    .where(sql<SqlBool>`claims.id in (${sql.join(others.map(({ id }) => id))})`)
    .orderBy('claims.first_submitted_at', 'desc')
    .limit(atMost)
    .execute()
  return claims.map((one) => ({
    number: one.number,
    state: one.state,
    promotion: one.promotion,
    memberName: one.member_name,
    email: one.email,
    productName: one.product_name,
    serialNumber: one.serial_number,
    submittedAt: one.submitted_at.toISOString(),
    by: linkKinds.filter((by) => others.some((other) => other.id === one.id && other.by === by)),
  }))
}
