import { sql } from 'kysely'
import { ApiProblem } from '../../contract/client.ts'
import { intakeClaimCreate } from '../../contract/intake.ts'
import { addPromotion } from '../../server/promotions/store.ts'
import type { Database } from '../../server/storage/tables.ts'
import { claimIntake, promotionTerms } from '../support/factories.ts'
import { jpeg } from '../support/pictures.ts'
import type { Customers } from './customers.ts'

/** Claims of two promotions, each with an address of its own; the first is sent, the rest copied. */
export async function furnish(desk: Customers, database: Database, count: number, now: Date) {
  const over = { purchaseTo: '2026-03-01', redeemUntil: '2026-03-01' }
  await addPromotion(database, 'now', promotionTerms(over))
  await addPromotion(database, 'held', promotionTerms({ ...over, release: 'after_end' }))
  const picture = await jpeg(61)
  for (const promotion of ['now', 'held']) {
    const first = await desk.insist(() =>
      desk.memberCenter().call(intakeClaimCreate, {
        json: claimIntake({
          promotion,
          member: { id: `mc-${promotion}`, email: `first@${promotion}.example.com` },
          registration: { serialNumber: `${promotion}-FIRST` },
        }),
        files: { invoice: picture, serialPhoto: picture },
        idempotencyKey: `redeem-${promotion}`,
      }),
    )
    if (first instanceof ApiProblem) throw first
    await copyClaim(database, first.number, count - 1, now)
  }
  const rows = await database.selectFrom('claims').select('number').orderBy('number').execute()
  return rows.map(({ number }) => number)
}

async function copyClaim(database: Database, number: string, count: number, now: Date) {
  await database.transaction().execute(async (tx) => {
    await sql`
      create temporary table copies on commit drop as
      select gen_random_uuid() as id, n, nextval('claim_numbers') as called, 'm' || n || '-' || c.promotion_id || '@example.com' as email
      from generate_series(1, ${count}::int) n, claims c where c.number = ${number}
    `.execute(tx)
    await sql`
      insert into claims (id, number, version, promotion_id, offer_id, state, attempt, region,
        member_id, email, member_name, serial_number, product_name, category, assignee_id,
        first_submitted_at, submitted_at, due_soon_at, due_day_at, due_at, due_on, decided_at, search)
      select copies.id, 'R-' || copies.called, 1, c.promotion_id, c.offer_id, c.state, 1,
        c.region, 'mc-' || copies.email, copies.email, c.member_name, c.serial_number || n,
        c.product_name, c.category, null, c.first_submitted_at, c.submitted_at, c.due_soon_at,
        c.due_day_at, c.due_at, c.due_on, null,
        -- Letters and digits as they are: this is how a row of plain ASCII is folded.
        concat_ws(' ', '', 'r' || copies.called,
          regexp_replace(lower(c.serial_number || n), '[^a-z0-9]', '', 'g'),
          lower(c.member_name), copies.email)
      from claims c, copies where c.number = ${number}
    `.execute(tx)
    await sql`
      insert into attempts (claim_id, number, submitted_at, facts, zone, received_on, due_soon_on,
        due_on, is_provisional, counts_cuti_bersama_as_off, calendars)
      select copies.id, a.number, a.submitted_at,
        jsonb_set(a.facts, '{member,email}', to_jsonb(copies.email)), a.zone, a.received_on,
        a.due_soon_on, a.due_on, a.is_provisional, a.counts_cuti_bersama_as_off, a.calendars
      from attempts a, claims c, copies where c.number = ${number} and a.claim_id = c.id
    `.execute(tx)
    await sql`
      insert into events (claim_id, version, attempt, kind, at, actor_kind, details)
      select copies.id, 1, 1, 'claim_received', ${now}, 'member', '{}' from copies
    `.execute(tx)
  })
}
