import { isMask } from '../../contract/masks.ts'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fingerprintsOf } from '../evidence/lookup-keys.ts'
import { onPGlite } from './database.ts'
import { claimsFound } from './like.ts'
import { migrate } from './migrate.ts'
import type { Database } from './tables.ts'

/** A desk that was in use before a migration keeps what it holds. */
let database: Database
beforeEach(async () => {
  database = onPGlite(await PGlite.create({ extensions: { pg_trgm } }))
})
afterEach(() => database.destroy())

const [staff, claim, decision] = [1, 2, 3].map((n) => `00000000-0000-7000-8000-00000000000${n}`)

/** Runs statements in one transaction, to its very end. */
async function run(statements: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    for (const statement of statements.split(';\n')) await sql.raw(statement).execute(transaction)
  })
}

test('a decision from before 0005 tells what the catalogue does, and has the version it made', async () => {
  await migrate(database, '0004-laws')
  // Without the laws: only what this migration reads is there, and none of the rest.
  await run(`
set local session_replication_role = replica;
insert into promotions (id, version, name, terms) values ('p', 1, 'P',
  '{"language": "fr", "purchaseFrom": "2026-01-01", "purchaseTo": "2026-02-01",
    "redeemUntil": "2026-03-01", "prizes": [{"id": "a"}]}');
insert into reasons (id, position, fix, label, texts) values
  ('no_date', 1, 'my_products', 'No date', '{"en": "No date", "fr": "Sans date"}'),
  ('blurred', 2, 'redeem_again', 'Blurred', '{"en": "Blurred"}');
insert into staff (id, name, email, roles, created_at)
  values ('${staff}', 'Rina', 'rina@desk.test', '["agent"]', now());
insert into claims (id, number, version, promotion_id, state, attempt, region, member_id, email,
    member_name, serial_number, product_name, category, first_submitted_at, submitted_at,
    due_soon_at, due_day_at, due_at, decided_at)
  values ('${claim}', 'R-000001-1', 2, 'p', 'asked_again', 1, 'FR', 'm', 'm@example.com',
    'M', 'S', 'P', 'monitor', now(), now(), now(), now(), now(), now());
insert into attempts (claim_id, number, submitted_at, facts, zone, received_on, due_soon_on, due_on,
    is_provisional, counts_cuti_bersama_as_off, calendars)
  values ('${claim}', 1, now(), '{}', 'Europe/Paris', '2026-01-01', '2026-01-08', '2026-01-20',
    false, true, '[]');
insert into decisions (id, claim_id, attempt, kind, staff_id, reasons, decided_at)
  values ('${decision}', '${claim}', 1, 'ask_again', '${staff}',
    '["blurred", "no_date", "taken_out_since"]', now());
insert into events (claim_id, version, attempt, kind, at, actor_kind, details)
  values ('${claim}', 2, 1, 'claim_asked_again', now(), 'system', '{}')
`)

  await migrate(database)

  const { told, version } = await database
    .selectFrom('decisions')
    .select(['told', 'version'])
    .executeTakeFirstOrThrow()
  expect(version).toBe(2)
  expect(told).toEqual([
    { reason: 'blurred', text: 'Blurred', fix: 'redeem_again' },
    { reason: 'no_date', text: 'Sans date', fix: 'my_products' },
    { reason: 'taken_out_since', text: 'taken_out_since', fix: 'redeem_again' },
  ])
  await expect(run(`update decisions set told = '[]', undone_at = now()`)).rejects.toThrow(
    /what was told stays told/,
  )
})

test('promotions from before 0021 have prizes without a worth, in their order, and no limit', async () => {
  await migrate(database, '0020-quality')
  await run(`
insert into promotions (id, version, name, terms) values ('p', 1, 'P',
  '{"purchaseFrom": "2026-01-01", "purchaseTo": "2026-02-01", "redeemUntil": "2026-03-01",
    "prizes": [{"id": "b"}, {"id": "a"}, {"id": "c"}]}')`)
  await migrate(database)
  const { terms } = await database
    .selectFrom('promotions')
    .select('terms')
    .executeTakeFirstOrThrow()
  expect(terms).toMatchObject({
    prizes: [
      { id: 'b', worth: null },
      { id: 'a', worth: null },
      { id: 'c', worth: null },
    ],
    secondPersonAbove: null,
  })
})

test('starting on a database of a later version changes nothing in it', async () => {
  await migrate(database)
  await migrate(database)
  await expect(run(`select from shipments`)).resolves.toBeUndefined()
})

test('expressions of carriers from before 0032 become masks, or are kept aside', async () => {
  const patterns: [string, string | null][] = [
    ['^(\\d{12,16}|[A-Z0-9]{10,20})$', '#{12-16} | *{10-20}'],
    ['^(J[A-Z]\\d{10}|J[A-Z]{2}\\d{12})$', 'J@#{10} | J@{2}#{12}'],
    ['^\\d{12}$', '#{12}'],
    ['^N[LV]ID[A-Z0-9]+$', 'NLID*{1-36} | NVID*{1-36}'],
    ['^([A-Z]{2}\\d{9}ID|P\\d{13})$', '@{2}#{9}ID | P#{13}'],
    ['^(\\d{8}|\\d{10}|\\d{12})$', '#{8} | #{10} | #{12}'],
    ['^\\d{14}[A-Z0-9]?$', '#{14}*{0-1}'],
    ['^([A-Z0-9]+)+!$', null],
    ['^(?=x)\\w+$', null],
    ['\\d+', null],
  ]
  await migrate(database, '0031-known-devices')
  const values = patterns.map(
    ([pattern], at) => `('x${at}', ${at}, 'X', '[]', '${pattern}', false)`,
  )
  await run(`
insert into carriers (code, position, name, countries, number_pattern, is_link_verified)
values ${values.join(', ')}`)
  await migrate(database)
  const kept = await database
    .selectFrom('carriers')
    .select(['number_pattern', 'former_pattern'])
    .orderBy('position')
    .execute()
  expect(kept.map((one) => [one.number_pattern, one.former_pattern])).toEqual(
    patterns.map(([pattern, mask]) => [mask, mask === null ? pattern : null]),
  )
  expect(kept.every((one) => one.number_pattern === null || isMask(one.number_pattern))).toBe(true)
})

test('what was read before 0025 is found by its look as well', async () => {
  await migrate(database, '0024-persons')
  const [read, blank] = ['a', 'b'].map((letter) => letter.repeat(64))
  await run(`
insert into readings (sent_sha256, engine, state, queued_at, light, pages, numbers, read_at) values
  ('${read}', 'one', 'read', now(), '[]', '[{"hashes": ["ffff00008000abcd", "1", "2", "3"]}]', '[]', now()),
  ('${read}', 'two', 'read', now(), '[]', '[{"hashes": ["ffff00008000abcd", "1", "2", "3"]}]', '[]', now()),
  ('${blank}', 'one', 'read', now(), '[]', '[{"hashes": []}]', '[]', now());
insert into reading_marks (kind, value, sent_sha256) values ('hash', '0:ffff', '${read}'),
  ('number', '12499000', '${read}')
`)

  await migrate(database)

  const looks = await database
    .selectFrom('reading_looks')
    .select(['part', 'quarter', sql<string>`look::text`.as('look')])
    .orderBy('part')
    .execute()
  expect(looks.map(({ part, quarter }) => [part, quarter])).toEqual([
    [0, 0xffff],
    [1, 0],
    [2, 0x8000],
    [3, 0xabcd],
  ])
  expect(looks.map(({ look }) => look)).toEqual(
    fingerprintsOf('ffff00008000abcd').map(({ look }) => look),
  )
  const marks = await database.selectFrom('reading_marks').select('kind').execute()
  expect(marks).toEqual([{ kind: 'number' }])
})

test('years of a calendar from before 0033 are complete as far as agencies decree them', async () => {
  await migrate(database, '0026-own-words')
  const days = ['2026-01-01', '2027-01-01', '2028-01-01', '2037-01-01'].map((date) => ({ date }))
  await run(`
insert into calendars (calendar, version, source, weekend, days, provisional_years, recorded_at)
  values ('ID', 1, 'x', '[]', '${JSON.stringify(days)}', '[]', '2026-03-01'),
    ('EMPTY', 1, 'x', '[]', '[]', '[]', '2026-03-01')
`)

  await migrate(database)

  const rows = await database
    .selectFrom('calendars')
    .select(['calendar', 'complete_years'])
    .orderBy('calendar')
    .execute()
  expect(rows).toEqual([
    { calendar: 'EMPTY', complete_years: [] },
    { calendar: 'ID', complete_years: ['2026', '2027', '2028'] },
  ])
})

test('claims and mails from before 0030 are found by what they are called', async () => {
  await migrate(database, '0027-seen-codes')
  const names = [
    ['Hồng', 'Nguyễn', claim],
    ['美玲', '陳', staff],
  ] as const
  for (const [firstName, lastName, id = ''] of names) {
    await run(`
set local session_replication_role = replica;
insert into promotions (id, version, name, terms) values ('p', 1, 'P', 
  '{"purchaseFrom": "2026-01-01", "purchaseTo": "2026-02-01", "redeemUntil": "2026-03-01",
    "prizes": [{"id": "a"}]}')
  on conflict do nothing;
insert into claims (id, number, version, promotion_id, state, attempt, region, member_id, email,
    member_name, serial_number, product_name, category, first_submitted_at, submitted_at,
    due_soon_at, due_day_at, due_at, due_on)
  values ('${id}', 'R-10000${id.slice(-1)}', 1, 'p', 'waiting', 1, 'FR', 'm', 'm@example.com',
    '${firstName} ${lastName}', '601-V808', 'P', 'monitor', now(), now(), now(), now(), now(), now());
insert into attempts (claim_id, number, submitted_at, facts, zone, received_on, due_soon_on, due_on,
    is_provisional, counts_cuti_bersama_as_off, calendars)
  values ('${id}', 1, now(), '{"recipient": {"firstName": "${firstName}", "lastName": "${lastName}"}}',
    'Europe/Paris', '2026-01-01', '2026-01-08', '2026-01-20', false, true, '[]');
insert into mails (id, claim_id, version, kind, state, recipient, subject, body, language, message_id, created_at)
  values ('${id}', '${id}', 1, 'received', 'kept', 'a@example.com', 'Cadeau d’été', '', 'fr', '${id}', now())
`)
  }

  await migrate(database)

  const found = async (typed: string) => {
    const claims = database.selectFrom('claims').select('member_name').where(claimsFound(typed))
    return (await claims.execute()).map((row) => row.member_name)
  }
  expect(await found('nguyen hong')).toEqual(['Hồng Nguyễn'])
  expect(await found('陳美玲')).toEqual(['陳美玲'])
  expect(await found('s/n 601V808')).toHaveLength(2)
  const mails = await database.selectFrom('mails').select('search').execute()
  expect(mails.map(({ search }) => search)).toEqual(Array(2).fill(' a@example.com cadeau dete'))
})

test('what was written past the desk before 0041 is found as well', async () => {
  await migrate(database, '0038-account-mails')
  await run(`
set local session_replication_role = replica;
insert into promotions (id, version, name, terms) values ('p', 1, 'P', 
  '{"purchaseFrom": "2026-01-01", "purchaseTo": "2026-02-01", "redeemUntil": "2026-03-01",
    "prizes": [{"id": "a"}]}')
  on conflict do nothing;
insert into claims (id, number, version, promotion_id, state, attempt, region, member_id, email,
    member_name, serial_number, product_name, category, first_submitted_at, submitted_at,
    due_soon_at, due_day_at, due_at, due_on)
  values ('${claim}', 'R-100001', 1, 'p', 'waiting', 1, 'FR', 'm', 'm@example.com', 'Éva Łuczak',
    '601-V808', 'P', 'monitor', now(), now(), now(), now(), now(), now());
insert into attempts (claim_id, number, submitted_at, facts, zone, received_on, due_soon_on, due_on,
    is_provisional, counts_cuti_bersama_as_off, calendars)
  values ('${claim}', 1, now(), '{}', 'Europe/Paris', '2026-01-01', '2026-01-08', '2026-01-20',
    false, true, '[]');
insert into mails (id, claim_id, version, kind, state, recipient, subject, body, language, message_id, created_at)
  values ('${claim}', '${claim}', 1, 'received', 'kept', 'a@example.com', 'Été', '', 'fr', 'x', now())
`)

  await migrate(database)

  const claims = database.selectFrom('claims').select('number').where(claimsFound('luczak eva'))
  expect(await claims.execute()).toEqual([{ number: 'R-100001' }])
  const mails = await database.selectFrom('mails').select('search').execute()
  expect(mails).toEqual([{ search: ' a@example.com ete' }])
})

test('claims and parcels from before 0047 are found by what somebody who phones can say', async () => {
  await migrate(database, '0046-check-states')
  const facts = {
    registration: { productName: 'Optix', model: 'MAG274QRF' },
    purchase: { store: 'LDLC Lyon' },
    recipient: { street: 'Rue de l´Église', city: 'Lyon', contactNumber: '+33 6 12 34 56 78' },
  }
  for (const [id, number] of [
    [claim, 'R-100001'],
    [staff, 'R-100002'],
  ]) {
    await run(`
set local session_replication_role = replica;
insert into claims (id, number, version, promotion_id, state, attempt, region, member_id, email,
    member_name, serial_number, product_name, category, first_submitted_at, submitted_at,
    due_soon_at, due_day_at, due_at, due_on, search)
  values ('${id}', '${number}', 1, 'p', 'waiting', 1, 'FR', 'm', 'm@example.com', 'Éva Łuczak',
    '601-V808', 'P', 'monitor', now(), now(), now(), now(), now(), now(), ' x');
insert into attempts (claim_id, number, submitted_at, facts, zone, received_on, due_soon_on, due_on,
    is_provisional, counts_cuti_bersama_as_off, calendars)
  values ('${id}', 1, now(), '${id === claim ? JSON.stringify(facts) : '{}'}',
    'Europe/Paris', '2026-01-01', '2026-01-08', '2026-01-20', false, true, '[]')
`)
  }
  await run(`
set local session_replication_role = replica;
insert into shipments (claim_id, state, recipient, region, zone, received_on, due_soon_on, due_on,
    due_soon_at, due_day_at, due_at, carrier_code, shipped_on, tracking_numbers, earlier_parcels)
  values ('${claim}', 'shipped', '{"city": "Bordeaux"}', 'FR', 'Europe/Paris', '2026-01-01',
    '2026-01-08', '2026-01-20', now(), now(), now(), 'jne', '2026-01-03', '["LP-1"]',
    '[{"carrier": "c", "trackingNumbers": ["LP-2"], "shippedOn": "2026-01-02", "ended": "lost"}]')
`)

  await migrate(database)

  for (const typed of ['0612345678', 'eglise', 'ldlc', 'mag 274qrf', 'bordeaux', 'lp1', 'LP-2']) {
    const claims = database.selectFrom('claims').select('number').where(claimsFound(typed))
    expect([typed, await claims.execute()]).toEqual([typed, [{ number: 'R-100001' }]])
  }
  const both = database.selectFrom('claims').select('number').where(claimsFound('luczak'))
  expect(await both.execute()).toHaveLength(2)
})
