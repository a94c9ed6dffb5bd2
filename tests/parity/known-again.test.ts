import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPostgres } from '../../server/hosts/node/open-database.ts'
import { onPGlite } from '../../server/storage/database.ts'
import { migrate } from '../../server/storage/migrate.ts'
import type { Database } from '../../server/storage/tables.ts'
import { newPostgresDatabase } from '../support/postgres-database.ts'

/** By what one person is known again, in the words of the database. */
let databases: Database[] = []
beforeAll(async () => {
  const pglite = await PGlite.create({ extensions: { pg_trgm } })
  databases = [onPGlite(pglite), openPostgres(await newPostgresDatabase())]
  for (const database of databases) await migrate(database)
})
afterAll(async () => {
  for (const database of databases) await database.destroy()
})

type Recipient = Record<string, string | null>
type Of = 'phone_of' | 'address_of' | 'name_of'

/** What both databases say, which is one thing. */
async function both(call: ReturnType<typeof sql>): Promise<unknown> {
  const said = []
  for (const database of databases) {
    const { rows } = await sql<{ said: string | null }>`select ${call} as said`.execute(database)
    said.push(rows[0]?.said)
  }
  expect(said[1]).toEqual(said[0])
  return said[0]
}
const mailboxOf = async (email: string) => both(sql`mailbox_of(${email})`)
const of = async (what: Of, recipient: Recipient) =>
  both(sql`${sql.raw(what)}(${JSON.stringify({ recipient })}::jsonb)`)

test.each([
  ['Siti.Rahayu+prize@GMail.com', 'sitirahayu@gmail.com'],
  ['siti.rahayu@googlemail.com', 'sitirahayu@gmail.com'],
  ['Siti.Rahayu+2@Example.com', 'siti.rahayu@example.com'],
  ['"a@b"@example.com', '"a@b"@example.com'],
  ['andré@example.com', 'andré@example.com'],
])('the mailbox of %j is %j', async (email, expected) => {
  expect(await mailboxOf(email)).toBe(expected)
})

test.each([
  ['+62 812-3456-7890', '234567890'],
  ['0812 3456 7890', '234567890'],
  ['(0812) 3456.7890', '234567890'],
  ['0812 3456 7890 ext. 12', '234567890'],
  ['0812 3456 7890 x12', '234567890'],
  ['0812 3456 7890 分機 12', '234567890'],
  ['0812 3456 7890 poste 4', '234567890'],
  ['0812 3456 7890#12', '234567890'],
  ['0812 3456 7890 / 0813 1111 2222', '234567890'],
  ['0812 3456 7890, 0813 1111 2222', '234567890'],
  ['0812/3456/7890', '234567890'],
  ['0812 3456 7890 atau 0813 1111 2222', '234567890'],
  ['ext. 12: 0812 3456 7890', '234567890'],
  ['12345', null],
])('the phone of %j is %j', async (contactNumber, expected) => {
  expect(await of('phone_of', { contactNumber })).toBe(expected)
})

const home = { zipcode: '10110', city: 'Jakarta', street: 'Jl. Merdeka No. 5' }

test.each<[Recipient, string | null]>([
  [home, '10110jlmerdekano5'],
  [{ ...home, street: 'JL MERDEKA, NO 5' }, '10110jlmerdekano5'],
  [{ ...home, zipcode: '' }, 'jakartajlmerdekano5'],
  [{ ...home, zipcode: '', city: '' }, 'jlmerdekano5'],
  [{ zipcode: '100', city: '台北市', street: '中正路 5 號' }, '100中正路5號'],
  [{ zipcode: '75001', city: 'Paris', street: 'Rue de l’Évêché' }, '75001ruedelévêché'],
])('the address of %j is %j', async (recipient, expected) => {
  expect(await of('address_of', recipient)).toBe(expected)
})

test.each<[Recipient, string | null]>([
  [{ ...home, firstName: 'Siti', lastName: 'Rahayu' }, '10110 rahayu siti'],
  [{ ...home, firstName: 'RAHAYU', lastName: 'siti' }, '10110 rahayu siti'],
  [{ ...home, firstName: '', lastName: 'Suharto' }, '10110 suharto'],
  [{ ...home, firstName: 'Suharto', lastName: '' }, '10110 suharto'],
  [{ ...home, firstName: 'Siti', lastName: 'Rahayu', zipcode: '' }, 'jakarta rahayu siti'],
  [{ ...home, firstName: '', lastName: '' }, null],
  [{ ...home, firstName: '美玲', lastName: '陳' }, '10110 美玲 陳'],
  [{ ...home, firstName: 'Élodie', lastName: 'Çelik' }, '10110 çelik élodie'],
])('the name of %j is %j', async (recipient, expected) => {
  expect(await of('name_of', recipient)).toBe(expected)
})
