import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lawDesk, type LawDesk } from '../../tests/support/law-desk.ts'

let desk: LawDesk
beforeAll(async () => {
  desk = await lawDesk()
})
afterAll(() => desk.close())

describe('a version of a calendar stays as it was written', () => {
  const stays = /stays as it was written/

  test.each([
    ['a day added afterwards', `update calendars set days = '[]' where calendar = 'ID'`],
    ['another version made of it', `update calendars set version = 7 where calendar = 'ID'`],
    ['a version deleted', `delete from calendars where calendar = 'ID'`],
  ])('%s', async (_what, statement) => {
    expect(await desk.refusalOf([statement])).toMatch(stays)
  })

  test('the next version is written beside it', async () => {
    const next = `insert into calendars (calendar, version, source, weekend, days, complete_years, provisional_years, recorded_at)
      values ('ID', 2, 'x', '[]', '[]', '[]', '[]', now())`
    expect(await desk.isAllowed([next])).toBe(true)
    expect(await desk.refusalOf([next.replace('2,', '1,')])).toMatch(/calendars_pkey/)
  })
})

describe('the deadline of a decided attempt stays', () => {
  const stays = /the deadline of a decided attempt stays/

  test.each([
    ['declined', `update attempts set due_on = due_on + 1 where claim_id = {declined}`],
    ['asked again', `update attempts set due_soon_on = due_on where claim_id = {asked}`],
    ['approved', `update attempts set calendars = '[]' where claim_id = {issued}`],
    [
      'decided before a later attempt',
      `update attempts set due_on = due_on + 1 where claim_id = {again} and number = 1`,
    ],
    ['among all others', `update attempts set due_on = due_on + 1`],
  ])('%s', async (_what, statement) => {
    expect(await desk.refusalOf([statement])).toMatch(stays)
  })

  test.each([
    ['one that waits', `update attempts set due_on = due_on + 1 where claim_id = {waiting}`],
    [
      'a later attempt that waits',
      `update attempts set due_on = due_on + 1 where claim_id = {again} and number = 2`,
    ],
    ['what is no part of the deadline', `update attempts set facts = '{}'`],
  ])('%s may change', async (_what, statement) => {
    expect(await desk.isAllowed([statement])).toBe(true)
  })
})
