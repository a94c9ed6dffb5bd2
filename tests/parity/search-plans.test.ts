import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { benchNow, fillBigDesk } from '../../bench/many-claims.ts'
import { claimList, claimNextPeek } from '../../contract/queue.ts'
import { prepareDatabase } from '../../server/api.ts'
import { peekNext } from '../../server/claims/queue/next.ts'
import { withSearch } from '../../server/claims/queue/search.ts'
import { countViews, listQueue as listNarrowed } from '../../server/claims/queue/store.ts'
import type { Looking } from '../../server/claims/queue/conditions.ts'
import { permissionsOf } from '../../server/staff/permissions.ts'
import { openPostgres } from '../../server/hosts/node/open-database.ts'
import { claimsFound } from '../../server/storage/like.ts'
import { searchMoreOf, searchOfClaim } from '../../server/storage/search-text.ts'
import type { Database } from '../../server/storage/tables.ts'
import { listHands } from '../../server/supervision/sharing-store.ts'
import { testDesk, type TestDesk } from '../support/desk.ts'
import { manyClaims } from '../support/many-claims.ts'
import { plansOf, scannedIn } from '../support/plans.ts'
import { newPostgresDatabase } from '../support/postgres-database.ts'

const names = [
  'Siti Rahayu',
  'Nguyễn Văn An',
  'Nguyễn Văn An'.normalize('NFD'),
  'İbrahim Işık',
  'IBRAHIM ISIK',
  'Ilse Iliç',
  'Hans Groß',
  'Σίσυφος Όμηρος',
  'Сергей Ёлкин',
  '陳美玲',
  '美玲 陳',
  '王小明',
  '김민수',
  'ガブリエル',
  'محمد العربي',
  'D’Angelo Russo',
  'Ｓｉｔｉ　Ｒａｈａｙｕ',
  '𠮷田 太郎',
  'Jean-Luc Picard',
  'Ana 👍',
]

const typed = [
  'siti',
  'RAHAYU siti',
  'nguyen an',
  'ibrahim isik',
  'IŞIK',
  'ilse',
  'gross',
  'ΟΜΗΡΟΣ',
  'ёлкин',
  '陳',
  '玲美陳',
  '小明',
  '민수',
  'ｶﾞﾌﾞﾘｴﾙ',
  'العربي محمد',
  "d'angelo",
  '𠮷',
  'jeanluc',
  '👍',
  'an',
  'nobody at all',
  '%',
]

/** Gives the first claims of a desk these names, past the laws, which say nothing of them. */
async function call(database: Database): Promise<void> {
  const claims = await database
    .selectFrom('claims')
    .select(['id', 'number', 'serial_number', 'email', 'tags'])
    .orderBy('number')
    .limit(names.length)
    .execute()
  const called = claims.map((claim, at) => {
    const member_name = names[at] ?? ''
    // Found by the name only: what else they are called differs between the desks.
    const search = searchOfClaim({ ...claim, email: 'x@y.zz', member_name, search_more: '' })
    return { id: claim.id, name: member_name, search }
  })
  await database.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      update claims c set member_name = b.name, search = b.search
      from jsonb_to_recordset(${JSON.stringify(called)}::jsonb) as b(id uuid, name text, search text)
      where c.id = b.id
    `.execute(tx)
  })
}

/**
 * Two papers for each claim: what every one says, what every tenth does, and numbers of its own. Past
 * the laws, as are the codes of some.
 */
async function paper(database: Database): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      insert into documents (id, claim_id, attempt, kind, file_name, sent_sha256, uploaded_at)
      select gen_random_uuid(), id, 1, kind, 'picture.jpg', md5(kind || number) || md5(number), now()
      from claims, (values ('invoice'), ('serial_photo')) as kinds (kind)
    `.execute(tx)
    await sql`
      insert into paper_words (sent_sha256, words)
      select md5(kind || number) || md5(number), ' ' || kind || ' everywhere '
        || case when number ~ '[78]$' then 'sometimes ' else '' end
        || (select string_agg(md5(number || n), ' ') from generate_series(1, 8) as n)
        || ' order ' || lower(replace(number, '-', ''))
      from claims, (values ('invoice'), ('serial_photo')) as kinds (kind)
    `.execute(tx)
    await sql`
      insert into codes (id, promotion_id, offer_id, ciphertext, nonce, key_id, fingerprint, last4,
        added_at, added_by, claim_id, issued_at, batch_id, state)
      select gen_random_uuid(), promotion_id, 'voucher', '', decode(md5(number), 'hex'), 'k', number,
        right(md5(number), 4),
        now(), gen_random_uuid(), id, now(), gen_random_uuid(), 'delivered'
      from claims where state = 'approved'
    `.execute(tx)
  })
}

async function found(database: Database, q: string): Promise<string[]> {
  const rows = database
    .selectFrom('claims')
    .select('member_name')
    .where(claimsFound(q))
    .where('member_name', 'in', names)
  return (await rows.execute()).map((row) => row.member_name).toSorted()
}

/** As the endpoint does it, for a supervisor. */
async function listQueue(
  database: Database,
  filter: ReturnType<typeof claimList.query.parse>,
  looking: Looking,
) {
  const narrowing = await withSearch(database, filter, {
    permissions: permissionsOf(['supervisor']),
  })
  return listNarrowed(database, narrowing, looking)
}

let big: Database
let small: TestDesk
beforeAll(async () => {
  // Where a capital I is a small ı: no locale may make a difference.
  const turkish = `template template0 encoding 'UTF8' locale 'C'
    locale_provider icu icu_locale 'tr-TR'`
  big = openPostgres(await newPostgresDatabase(turkish))
  await prepareDatabase(big, benchNow)
  await fillBigDesk(big, 25_000)
  await call(big)
  await paper(big)
  await sql`vacuum analyze claims, decisions, awaited_answers, documents, paper_words, codes`.execute(
    big,
  )
  small = await testDesk()
  await small.addPromotion('smart-moves')
  await manyClaims(small, names.length - 1)
  await call(small.database)
})
afterAll(async () => {
  await big.destroy()
  await small.close()
})

describe('the queue is searched by its index, never from end to end', () => {
  const looking = { personId: '00000000-0000-7000-8000-000000000000', now: benchNow }

  test.each([
    'rahayu',
    'rahayu siti',
    '陳美玲',
    '王',
    'R-2-01-234',
    'SN12345',
    'm20001@example.com',
    'nguyễn',
    'nobody at all',
    'zzz',
    '100349',
    '0812 1001 2345',
    '+62 812 1001 2345',
    'member 20001 0812-10020001',
  ])('for %j', async (q) => {
    for (const view of ['to_review', 'all'] as const) {
      const filter = claimList.query.parse({ q, view })
      const plans = await plansOf(big, (watched) => listQueue(watched, filter, looking))
      const searched = plans.filter(({ statement }) => statement.includes('search like'))
      expect(searched).not.toHaveLength(0)
      for (const one of searched) {
        expect(scannedIn(one)).not.toContain('claims')
        expect(one.plan).toContain('claims_search')
      }
    }
  })
})

describe('papers are searched by their own index, or claim by claim', () => {
  const looking = { personId: '00000000-0000-7000-8000-000000000000', now: benchNow }
  const searched = async (q: string, view: 'to_review' | 'all') => {
    const filter = claimList.query.parse({ q, view })
    const plans = await plansOf(big, (watched) => listQueue(watched, filter, looking))
    const list = await listQueue(big, filter, looking)
    // Whether there are many is asked up to a limit, and may read these from the front.
    for (const one of plans.filter(({ statement }) => !statement.includes('with few'))) {
      expect(scannedIn(one)).not.toContain('paper_words')
      expect(scannedIn(one)).not.toContain('documents')
      expect(scannedIn(one)).not.toContain('codes')
    }
    return { plans, list }
  }
  const listing = ({ statement }: { statement: string }) => statement.includes('from "claims"')
  const finding = ({ statement }: { statement: string }) => statement.includes('with few')

  test.each(['to_review', 'all'] as const)('for a number of one, in %s', async (view) => {
    const { plans, list } = await searched('order R-212345', view)
    expect(list.items.map(({ number, foundIn }) => [number, foundIn])).toEqual(
      view === 'all' ? [['R-212345', ['invoice', 'serial_photo']]] : [],
    )
    expect(plans.filter(finding)).toHaveLength(1)
    for (const one of plans.filter(finding)) expect(one.plan).toContain('paper_words_search')
    expect(plans.filter(listing)).not.toHaveLength(0)
    for (const one of plans.filter(listing)) expect(scannedIn(one)).not.toContain('claims')
  })

  test.each(['to_review', 'all'] as const)('for what all of them say, in %s', async (view) => {
    const { plans, list } = await searched('everywhere', view)
    expect(list.items).toHaveLength(50)
    expect(list.items[0]?.foundIn).toEqual(['invoice', 'serial_photo'])
    const listed = plans
      .filter(listing)
      .filter(({ statement }) => statement.includes('paper_words'))
    expect(listed).not.toHaveLength(0)
    for (const one of listed) expect(one.plan).not.toContain('paper_words_search')
  })

  test('as many are found either way', async () => {
    const { list } = await searched('sometimes', 'all')
    expect(list.matching).toBeGreaterThan(list.matchingAtMost)
    expect(list.items.every(({ number }) => /[78]$/.test(number))).toBe(true)
  })

  test('for the end of a code', async () => {
    const { number, last4 } = await big
      .selectFrom('codes')
      .innerJoin('claims', 'claims.id', 'codes.claim_id')
      .select(['claims.number', 'codes.last4'])
      .where('codes.last4', '~', '^[0-9]{4}$')
      .executeTakeFirstOrThrow()
    const { plans, list } = await searched(`…${last4}`, 'all')
    expect(list.items.map((one) => one.number)).toContain(number)
    const ends = plans.filter(({ statement }) => statement.includes('codes.last4'))
    expect(ends).not.toHaveLength(0)
    for (const one of ends) expect(one.plan).toContain('codes_by_end')
  })
})

describe('lists of decided claims are read in their order, never from end to end', () => {
  test.each([
    ['approved', 'decisions_by_kind'],
    ['declined', 'decisions_by_kind'],
    ['asked_again', 'awaited_answers_in_order'],
    ['expired', 'claims_expired'],
  ] as const)('%s', async (view, index) => {
    const looking = { personId: '00000000-0000-7000-8000-000000000000', now: benchNow }
    const filter = claimList.query.parse({ view })
    const plans = await plansOf(big, (watched) => listQueue(watched, filter, looking))
    const listed = plans.filter(({ statement }) => statement.includes('order by'))
    expect(listed).not.toHaveLength(0)
    for (const one of listed) {
      expect(scannedIn(one)).not.toContain('claims')
      expect(scannedIn(one)).not.toContain('decisions')
      expect(scannedIn(one)).not.toContain('awaited_answers')
      expect(one.plan).toContain(index)
      expect(one.plan).not.toContain('"Node Type":"Sort"')
    }
  })
})

test('views are counted from indexes, and no further than a limit', async () => {
  const looking = { personId: '00000000-0000-7000-8000-000000000000', now: benchNow }
  const plans = await plansOf(big, (watched) => countViews(watched, looking))
  expect(plans).toHaveLength(1)
  for (const one of plans) expect(scannedIn(one)).not.toContain('claims')
  const { counts, countedAtMost } = await countViews(big, looking)
  expect(counts).toMatchObject({ to_review: 2500, all: countedAtMost + 1 })
})

describe('claims are narrowed by their checks in an index', () => {
  test.each([
    [{ checks: 'clean' }, 'claims_by_checks'],
    [{ check: 'store' }, 'claims_by_check'],
  ])('%j', async (narrowed, index) => {
    // As a desk has them: most are clean, few fail.
    await sql`
      update claims set
        checks_state = case when right(number, 1) = '7' then 'fails' else 'look' end,
        checks_failing = case when right(number, 2) = '77' then array['store'] else '{}' end
      where state = 'waiting'
    `.execute(big)
    await sql`vacuum analyze claims`.execute(big)
    const looking = { personId: '00000000-0000-7000-8000-000000000000', now: benchNow }
    const filter = claimList.query.parse(narrowed)
    const plans = await plansOf(big, (watched) => listQueue(watched, filter, looking))
    const listed = plans.filter(({ statement }) => statement.includes('order by'))
    expect(listed).not.toHaveLength(0)
    for (const one of listed) {
      expect(scannedIn(one)).not.toContain('claims')
      expect(one.plan).toContain(index)
    }
  })
})

describe('who is to review a claim is found out without reading all claims', () => {
  const personId = '00000000-0000-7000-8000-000000000000'
  const filter = claimNextPeek.query.parse({})
  test.each([
    ['shared out', (on: Database) => listHands(on, '2026-03-10')],
    [
      'taken next',
      (on: Database) =>
        peekNext(
          on,
          { filter: { ...filter, search: null }, except: [] },
          { personId, now: benchNow },
          2,
        ),
    ],
  ])('%s', async (_, work) => {
    const plans = await plansOf(big, work)
    expect(plans).not.toHaveLength(0)
    expect(plans.flatMap(scannedIn)).not.toContain('claims')
  })
})

test('rows that were made in SQL are found as those of the desk are', async () => {
  const rows = await big
    .selectFrom('claims')
    .innerJoin('attempts', (join) =>
      join
        .onRef('attempts.claim_id', '=', 'claims.id')
        .onRef('attempts.number', '=', 'claims.attempt'),
    )
    .selectAll('claims')
    .select('attempts.facts')
    .where('member_name', 'not in', names)
    .limit(50)
    .execute()
  const words = (text: string) => new Set(text.trim().split(' '))
  for (const { facts, ...row } of rows) {
    expect(words(row.search_more)).toEqual(words(searchMoreOf({ facts })))
    expect(words(row.search)).toEqual(words(searchOfClaim(row)))
  }
})

describe('PostgreSQL finds whom PGlite finds', () => {
  test.each(typed)('for %j', async (q) => {
    expect(await found(big, q)).toEqual(await found(small.database, q))
  })
})
