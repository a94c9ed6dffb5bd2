import { sql } from 'kysely'
import { redeem } from './acts.ts'
import type { TestDesk } from './desk.ts'
import type { IntakeOverrides } from './factories.ts'

/** Copies of one waiting claim, a second apart, for tests that need more of them than can be sent. */
export async function manyClaims(
  desk: TestDesk,
  count: number,
  intake: IntakeOverrides = {},
): Promise<void> {
  const number = await redeem(desk, intake)
  await desk.database.transaction().execute(async (tx) => {
    await sql`
      create temporary table copies on commit drop as
      select gen_random_uuid() as id, n, nextval('claim_numbers') as called from generate_series(1, ${count}::int) n
    `.execute(tx)
    await sql`
      insert into claims (id, number, version, promotion_id, offer_id, state, attempt, region,
        member_id, email, member_name, serial_number, product_name, category, assignee_id,
        first_submitted_at, submitted_at, due_soon_at, due_day_at, due_at, due_on, decided_at, search, search_more)
      select copies.id, 'R-' || copies.called, 1, c.promotion_id, c.offer_id, c.state, 1,
        c.region, c.member_id, c.email, c.member_name, c.serial_number, c.product_name, c.category,
        null, c.first_submitted_at, c.submitted_at + n * interval '1 second', c.due_soon_at,
        c.due_day_at, c.due_at, c.due_on, null,
        replace(c.search, 'r' || substr(c.number, 3), 'r' || copies.called), c.search_more
      from claims c, copies where c.number = ${number}
    `.execute(tx)
    await sql`
      insert into attempts
      select copies.id, a.number, a.submitted_at, a.facts, a.zone, a.received_on, a.due_soon_on,
        a.due_on, a.is_provisional, a.counts_cuti_bersama_as_off, a.calendars
      from attempts a, claims c, copies where c.number = ${number} and a.claim_id = c.id
    `.execute(tx)
    await sql`
      insert into events (claim_id, version, attempt, kind, at, actor_kind, details)
      select copies.id, 1, 1, 'claim_received', now(), 'member', '{}' from copies
    `.execute(tx)
  })
}
