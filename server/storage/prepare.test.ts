import { createStorage } from 'unstorage'
import { beforeAll, describe, expect, test } from 'vitest'
import { carrierList } from '../../contract/carriers.ts'
import { reasonList } from '../../contract/reasons.ts'
import { readClaim, redeem } from '../../tests/support/acts.ts'
import { prepareDatabase } from '../api.ts'
import { loadCalendars } from '../clocks/store.ts'
import { pictureStore } from './picture-store.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
const supervisor = desk.staff('supervisor')
beforeAll(() => desk.addPromotion('smart-moves'))

describe('starting once more', () => {
  test('leaves claims, reasons and carriers as they are, changed ones too', async () => {
    const number = await redeem(desk)
    await desk.database
      .updateTable('reasons')
      .set({ label: 'changed since' })
      .where('id', '=', 'invoice_no_date')
      .execute()
    await desk.database
      .updateTable('carriers')
      .set({ is_link_verified: true })
      .where('code', '=', 'ups')
      .execute()
    const seen = async () => [
      await readClaim(supervisor, number),
      await supervisor.call(reasonList, {}),
      await supervisor.call(carrierList, {}),
    ]
    const before = await seen()
    await prepareDatabase(desk.database, new Date('2026-03-11T00:00:00Z'))
    expect(await seen()).toEqual(before)
    expect(JSON.stringify(before)).toContain('changed since')
  })

  test('puts back what a version brings and is not there', async () => {
    await desk.database.deleteFrom('carriers').where('code', '=', 'dpd').execute()
    await prepareDatabase(desk.database, new Date('2026-03-11T00:00:00Z'))
    const codes = (await supervisor.call(carrierList, {})).map(({ code }) => code)
    expect(codes).toContain('dpd')
  })
})

test('a deadline is counted with the newest version of a calendar', async () => {
  const { database } = desk
  const old = await database
    .selectFrom('calendars')
    .selectAll()
    .where('calendar', '=', 'TW')
    .executeTakeFirstOrThrow()
  for (const version of [10, 9]) {
    await database
      .insertInto('calendars')
      .values({
        ...old,
        version,
        source: `version ${version}`,
        weekend: JSON.stringify(old.weekend),
        days: JSON.stringify(old.days),
        complete_years: JSON.stringify(old.complete_years),
        provisional_years: JSON.stringify(old.provisional_years),
      })
      .execute()
  }
  const [calendar] = await loadCalendars(database, ['TW'])
  expect(calendar).toMatchObject({ calendar: 'TW', version: 10, source: 'version 10' })
  await expect(loadCalendars(database, ['MARS'])).rejects.toThrow('no calendar MARS')
})

describe('the picture store', () => {
  const sha256 = 'ab'.repeat(32)

  test('gives back what was put, byte for byte, and nothing for what was not', async () => {
    const store = pictureStore(createStorage())
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
    await store.put(sha256, bytes)
    expect(await store.get(sha256)).toEqual(bytes)
    expect(await store.get('cd'.repeat(32))).toBeNull()
  })

  test.each([
    '',
    '../../etc/passwd',
    'AB'.repeat(32),
    'ab'.repeat(31),
    `${sha256}:x`,
    `${sha256}\n`,
  ])('takes no name but a hash: %j', async (name) => {
    const store = pictureStore(createStorage())
    await expect(store.put(name, new Uint8Array(1))).rejects.toThrow('Not a SHA-256')
    await expect(store.get(name)).rejects.toThrow('Not a SHA-256')
  })
})
