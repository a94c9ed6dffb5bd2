import { sql } from 'kysely'
import type { Endpoint } from '../../contract/endpoint.ts'
import { encodeCursor } from '../../server/storage/keyset.ts'
import type { FurnishedDesk } from './furnish.ts'
import type { Real } from './schema-values.ts'

/** Cursors as ours are made, of the ends of time and of what is none. */
const cursors = [
  encodeCursor([new Date('2026-03-10T02:00:00Z'), '0190a000-0000-7000-8000-000000000009']),
  ...['0001-01-01', '9999-12-31', '0000-01-01', '2026-02-30'].map((date) =>
    btoa(JSON.stringify([`${date}T00:00:00.000Z`, '0190a000-0000-7000-8000-000000000009'])),
  ),
  btoa('[1,2]'),
  btoa('null'),
]

/** What fields mean on this desk by their names: what there is of it, or what fits what there is. */
export async function realValues({
  desk,
  people,
  today,
}: FurnishedDesk): Promise<(endpoint: Endpoint) => Real> {
  const column = async (query: string) =>
    (await sql<{ it: unknown }>`${sql.raw(query)}`.execute(desk.database)).rows.map(({ it }) => it)
  const staff = [people.agent.id, people.supervisor.id, people.auditor.id]
  const waiting = await column(
    `select number as it from claims where state = 'waiting' order by number desc limit 5`,
  )
  const anyClaim = [
    ...waiting.slice(0, 1),
    ...(await column(`select max(number) as it from claims`)),
  ]
  const byName: Record<string, unknown[]> = {
    promotion: ['smart-moves', 'held'],
    prize: ['voucher', 'backpack'],
    memberId: ['mc-1001'],
    region: ['ID'],
    regions: ['ID', 'FR'],
    assignee: staff,
    staff,
    among: staff,
    by: staff,
    decidedBy: staff,
    persona: staff,
    id: staff,
    from: ['2026-03-01', '09:00'],
    to: [...staff, '2026-03-31', '18:00'],
    purchaseFrom: ['2026-01-01'],
    purchaseTo: ['2026-03-31'],
    redeemUntil: ['2026-03-31'],
    until: ['2026-03-20'],
    absentFrom: ['2026-03-20'],
    absentUntil: ['2026-03-25'],
    shippedOn: [today()],
    deliveredOn: [today()],
    expiresOn: ['2027-01-31'],
    zone: ['Asia/Jakarta'],
    calendars: ['ID', 'FR'],
    carrier: ['jne', 'jnt'],
    claims: anyClaim,
    claim: anyClaim,
    except: anyClaim,
    cursor: cursors,
    version: [1],
    expectedCount: [2],
    q: ['siti', 'R-1', 'BA3'],
    reasons: ['photo_of_packaging', 'invoice_no_product_name'],
    reason: ['final_model'],
    messageId: await column(`select message_id as it from mails where sent_at is not null limit 3`),
    code: ['FUZZ-CODE-1'],
    numberPattern: ['^[A-Z]{2}'],
    limit: ['50'],
    query: ['view=mine', 'state=waiting&dueOn=2026-03-20'],
    currency: ['IDR'],
    tag: ['vip'],
    count: await column(`select count(*)::int as it from prizes where state = 'held'`),
  }
  const declines = { reasons: ['final_model', 'final_store'] }
  const own: Record<string, Record<string, unknown[]>> = {
    claimDecline: declines,
    goodsMove: { promotion: ['parcels'], prize: ['backpack'], count: [5] },
    calendarRead: { version: ['1'] },
    promotionCreate: { id: [] },
    releaseStart: {},
  }
  return ({ name }) =>
    (key) =>
      own[name]?.[key] ?? (key in byName && Object.hasOwn(byName, key) ? (byName[key] ?? []) : [])
}
