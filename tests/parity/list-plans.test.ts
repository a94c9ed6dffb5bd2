import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { benchNow, fillBigDesk } from '../../bench/many-claims.ts'
import { shipmentList } from '../../contract/shipments.ts'
import { prepareDatabase } from '../../server/api.ts'
import { openPostgres } from '../../server/hosts/node/open-database.ts'
import { listMails } from '../../server/mail/store.ts'
import { listShipments } from '../../server/shipments/store.ts'
import type { Database } from '../../server/storage/tables.ts'
import { plansOf, scannedIn } from '../support/plans.ts'
import { newPostgresDatabase } from '../support/postgres-database.ts'

let big: Database
beforeAll(async () => {
  big = openPostgres(await newPostgresDatabase())
  await prepareDatabase(big, benchNow)
  await fillBigDesk(big, 25_000)
})
afterAll(() => big.destroy())

describe('mails and parcels are searched by their indexes too, also for several ways to read a number', () => {
  beforeAll(async () => {
    await big.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql`
        insert into mails (id, claim_id, version, kind, state, recipient, subject, search, body,
          language, message_id, created_at, sent_at)
        select gen_random_uuid(), id, 1, 'asked_again', 'sent', email, 'About ' || number,
          ' ' || lower(email) || ' about ' || lower(number), '', 'en', number, submitted_at,
          submitted_at
        from claims
      `.execute(tx)
      await sql`
        insert into shipments (claim_id, state, recipient, region, zone, received_on, due_soon_on,
          due_on, due_soon_at, due_day_at, due_at, tracking_numbers)
        select claims.id, 'to_pack', facts->'recipient', region, 'UTC', claims.due_on, claims.due_on,
          claims.due_on, claims.due_soon_at, claims.due_day_at, claims.due_at, '[]'
        from claims
        join attempts on attempts.claim_id = claims.id and attempts.number = claims.attempt
      `.execute(tx)
    })
    await sql`vacuum analyze claims, mails, shipments`.execute(big)
  })

  const nobody = { id: '', name: '', email: '', roles: [], permissions: [] }
  test.each([
    'rahayu siti',
    'R-2-01-234',
    '0812 1001 2345',
    '+62 812 1001 2345',
    'member 20001 0812-10020001',
    'nobody at all',
  ])('for %j', async (q) => {
    const lists = [
      (watched: Database) => listMails(watched, { q, limit: 50 }),
      (watched: Database) =>
        listShipments(watched, shipmentList.query.parse({ q }), { person: nobody, now: benchNow }),
    ]
    for (const list of lists) {
      const plans = await plansOf(big, list)
      const searched = plans.filter(({ statement }) => /search"? like/.test(statement))
      expect(searched).not.toHaveLength(0)
      for (const one of searched) {
        expect(scannedIn(one)).not.toContain('claims')
        expect(scannedIn(one)).not.toContain('mails')
        expect(scannedIn(one)).not.toContain('shipments')
      }
    }
  })
})
