import { sql } from 'kysely'
import type { Database } from '../server/storage/tables.ts'
import { reviewDeadline } from '../server/clocks/rules.ts'
import { loadCalendars } from '../server/clocks/store.ts'
import { addPromotion } from '../server/promotions/store.ts'
import { addStaff } from '../server/staff/store.ts'
import { promotionTerms } from '../tests/support/factories.ts'

/** When the big desk stands. */
export const benchNow = new Date('2026-03-26T02:30:00Z')

/** How many claims; of them one in ten waits for a decision. */
export const benchClaims = Number(process.env['BENCH_CLAIMS'] ?? 1_000_000)

const campaigns = [
  ['ID', 'Asia/Jakarta', 'id'],
  ['FR', 'Europe/Paris', 'fr'],
  ['GB-ENG', 'Europe/London', 'en'],
  ['TW', 'Asia/Taipei', 'zh-TW'],
] as const

/** Everywhere the days off of the region and of the review office are taken together. */
const office = 'TW'
const together = (calendar: string) => [...new Set([calendar, office])]

const agents = 24

/** Claims enough that only what is indexed or counted beforehand answers at once. */
export async function fillBigDesk(
  database: Database,
  count = benchClaims,
): Promise<{ supervisor: string }> {
  for (let n = 0; n < agents; n++) {
    await addStaff(database, {
      id: idOf(n),
      name: `Agent ${n}`,
      email: `agent-${n}@desk.test`,
      roles: n === 0 ? ['supervisor', 'administrator'] : ['agent'],
      at: benchNow,
    })
  }
  for (let n = 0; n < 16; n++) {
    const [calendar, zone, language] = campaigns[n % campaigns.length] ?? campaigns[0]
    const region = calendar.slice(0, 2)
    const terms = promotionTerms({ name: `Campaign ${n}`, zone, language, regions: [region] })
    await addPromotion(database, `campaign-${n}`, { ...terms, calendars: together(calendar) })
  }
  const days = await deadlines(database)
  await database.transaction().execute(async (tx) => {
    // The laws look at every row; here they would look at a million that nobody decided.
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      create temporary table made on commit drop as
      select n, gen_random_uuid() as id, (n / 10) % 16 as campaign,
        case when n % 10 = 0 then 'waiting'
          else (array['approved', 'approved', 'approved', 'asked_again', 'declined'])[1 + n % 5] end as state,
        case when n % 7 = 0 then 2 else 1 end as attempt,
        -- What waits came in the last four weeks, what is decided in the year before.
        ${benchNow}::timestamptz - case when n % 10 = 0 then (n % 28) else 2 + (n % 360) end
          * interval '1 day' - (n % 36000) * interval '1 second' as submitted_at
      from generate_series(1, ${count}::int) n
    `.execute(tx)
    await sql`
      create temporary table due on commit drop as
      select * from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d(promotion int, zone text,
        region text, calendars jsonb, received_on date, due_soon_on date, due_on date, due_soon_at timestamptz,
        due_day_at timestamptz, due_at timestamptz, is_provisional boolean)
    `.execute(tx)
    await sql`
      create temporary table dated on commit drop as
      select m.*, d.zone, d.region, d.calendars, d.received_on, d.due_soon_on, d.due_on, d.due_soon_at,
        d.due_day_at, d.due_at, d.is_provisional
      from made m join due d on d.promotion = m.campaign % 4
        and d.received_on = (m.submitted_at at time zone d.zone)::date
    `.execute(tx)
    await sql`
      insert into claims (id, number, version, promotion_id, offer_id, state, attempt, region,
        member_id, email, member_name, serial_number, product_name, category, assignee_id,
        first_submitted_at, submitted_at, due_soon_at, due_day_at, due_at, due_on, decided_at, search,
        search_more)
      select id, 'R-' || (200000 + n), 1, 'campaign-' || campaign, 'voucher', state, attempt,
        region, 'mc-' || n, 'm' || n || '@example.com', 'Member ' || n, 'SN' || n,
        'Modern AM242 1M', 'aio',
        case when n % 3 = 0 then ('00000000-0000-7000-8000-' || lpad((n % ${agents})::text, 12, '0'))::uuid end,
        submitted_at, submitted_at, due_soon_at, due_day_at, due_at, due_on,
        case when state <> 'waiting' then submitted_at + (1 + n % 12) * interval '1 day' end, ${searched},
        ${searchedMore}
      from dated
    `.execute(tx)
    await sql`
      insert into attempts (claim_id, number, submitted_at, facts, zone, received_on, due_soon_on,
        due_on, is_provisional, counts_cuti_bersama_as_off, calendars)
      select id, number, submitted_at - (attempt - number) * interval '9 days',
        ${factsOf}, zone,
        received_on - (attempt - number) * 9, due_soon_on, due_on, is_provisional, true, calendars
      from dated, generate_series(1, attempt) number
    `.execute(tx)
    await sql`
      insert into awaited_answers (claim_id, asked_at, place)
      select id, submitted_at, submitted_at + interval '1000 years' from dated
      where state = 'asked_again'
    `.execute(tx)
    await sql`
      insert into decisions (id, claim_id, attempt, version, kind, staff_id, reasons, told, decided_at)
      select gen_random_uuid(), id, number, 1,
        case when number < attempt then 'ask_again' when state = 'approved' then 'approve'
          when state = 'declined' then 'decline' else 'ask_again' end,
        ('00000000-0000-7000-8000-' || lpad((n % ${agents})::text, 12, '0'))::uuid,
        case when number = attempt and state = 'approved' then '[]'
          else '["invoice_no_product_name"]' end::jsonb,
        case when number = attempt and state = 'approved' then '[]'
          else '[{"reason":"invoice_no_product_name","text":"x","fix":"my_products"}]' end::jsonb,
        submitted_at - (attempt - number) * interval '9 days' + (1 + n % 12) * interval '1 day'
      from dated, generate_series(1, attempt) number
      where state <> 'waiting' or number < attempt
    `.execute(tx)
    await sql`
      insert into events (claim_id, version, attempt, kind, at, actor_kind, details)
      select id, 1, 1, 'claim_received', submitted_at, 'member', '{}' from dated
    `.execute(tx)
  })
  await sql`vacuum analyze`.execute(database)
  return { supervisor: idOf(0) }
}

/** What claim `n` is found by, as `searchOfClaim` would write it. */
const searchedMore = sql`concat_ws(' ',
  '0812' || 10000000 + (case when n % 50 = 0 then n / 2 else n end) || 'Z', 'jl', 'nomor', n / 3, 'jakarta',
  'dki', 10000 + n % 40000, 'shop', n % 5000, 'shop' || n % 5000, 'modern', 'am242', '1m',
  'modernam2421m')`
const searched = sql`concat_ws(' ', '', 'r' || (200000 + n), 'sn' || n, 'member', n, 'member' || n,
  'm' || n || '@example.com', 'm' || n, ${searchedMore})`

/** What claim `n` states; one in fifty has the telephone of another, and three live at each address. */
const factsOf = sql`jsonb_build_object(
  'member', jsonb_build_object('id', 'mc-' || n, 'email', 'm' || n || '@example.com', 'region', region),
  'registration', jsonb_build_object('id', 'reg-' || n, 'serialNumber', 'SN' || n, 'chk', '123',
    'category', 'aio', 'productName', 'Modern AM242 1M', 'model', 'Modern AM242 1M'),
  'purchase', jsonb_build_object('region', region, 'store', 'Shop ' || n % 5000,
    'date', received_on::text, 'channel', 'retail_store'),
  'recipient', jsonb_build_object('firstName', 'Given' || n % 3000, 'lastName', 'Family' || n % 7001,
    'zipcode', (10000 + n % 40000)::text, 'city', 'Jakarta', 'stateOrProvince', 'DKI Jakarta',
    'street', 'Jl. Nomor ' || n / 3, 'apartment', null,
    'contactNumber', '0812 ' || 10000000 + case when n % 50 = 0 then n / 2 else n end),
  'note', null
)`

const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** Every day of the last year and a bit with its deadline, for each kind of campaign. */
async function deadlines(database: Database) {
  const rows = []
  for (const [promotion, [calendar, zone]] of campaigns.entries()) {
    const calendars = await loadCalendars(database, together(calendar))
    for (let ago = -1; ago < 400; ago++) {
      const noon = new Date(Date.parse('2026-03-26T05:00:00Z') - ago * 86_400_000)
      const due = reviewDeadline(noon, { zone, calendars, countsCutiBersamaAsOff: true })
      rows.push({
        promotion,
        zone,
        region: calendar.slice(0, 2),
        calendars: calendars.map((one) => ({ calendar: one.calendar, version: 1 })),
        received_on: due.receivedOn,
        due_soon_on: due.dueSoonOn,
        due_on: due.dueOn,
        due_soon_at: due.dueSoonAt,
        due_day_at: due.dueDayAt,
        due_at: due.dueAt,
        is_provisional: due.isProvisional,
      })
    }
  }
  return rows
}
