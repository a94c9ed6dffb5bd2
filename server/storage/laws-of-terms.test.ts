import { describe, expect, test } from 'vitest'
import { fileLawDesk, type Break } from '../../tests/support/law-desk.ts'

const desk = fileLawDesk()

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

describe('a promotion makes sense', () => {
  const change = (terms: string) => [
    `update promotions set terms = terms || '${terms}' where id = 'held'`,
  ]

  test.each<Break>([
    [
      'ends before it starts',
      /promotion_period_runs_forward/,
      change('{"purchaseTo": "2025-12-31"}'),
    ],
    [
      'is redeemed before it starts',
      /promotion_has_its_dates/,
      change('{"redeemUntil": "2025-12-31"}'),
    ],
    [
      'never starts',
      /promotion_has_its_dates/,
      [`update promotions set terms = terms - 'purchaseFrom'`],
    ],
    ['never ends', /promotion_has_its_dates/, change('{"purchaseTo": null}')],
    ['has no prizes', /promotion_has_a_prize/, change('{"prizes": []}')],
    [
      'has no list of them',
      /promotion_lists_its_prizes/,
      [`update promotions set terms = terms - 'prizes'`],
    ],
    ['is gone', /foreign key/, [`delete from promotions where id = 'held'`]],
  ])('%s', desk.isRefused)
})
