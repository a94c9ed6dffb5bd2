import { beforeAll, describe, expect, test } from 'vitest'
import { actList } from '../../contract/acts.ts'
import { calendarChange, calendarCreate } from '../../contract/calendars.ts'
import { promotionChange, promotionCreate } from '../../contract/promotion-changes.ts'
import { qualityChange } from '../../contract/quality.ts'
import { staffInvite } from '../../contract/staff.ts'
import { teamChange, teamRead } from '../../contract/team.ts'
import { changeStaff, signOff } from '../../tests/support/sign-offs.ts'
import { promotionTerms } from '../../tests/support/factories.ts'
import { refusal } from '../../tests/support/refusal.ts'
import { changesBetween } from './act-changes.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
const administrator = desk.staff('administrator')
const supervisor = desk.staff('supervisor')

beforeAll(async () => {
  const terms = promotionTerms()
  await administrator.call(promotionCreate, { body: { id: 'spring', terms } })
  desk.at('2026-03-11T02:00:00Z')
  await administrator.call(promotionChange, {
    params: { id: 'spring' },
    version: 1,
    body: { ...terms, redeemLimitPerEmail: 2, regions: ['ID', 'MY'] },
  })
  desk.at('2026-03-12T02:00:00Z')
  const { staff } = await administrator.call(staffInvite, {
    body: { name: 'Budi', email: 'budi@desk.test', roles: ['agent'] },
  })
  await signOff(supervisor, 'staff_invited')
  await changeStaff(administrator, staff.id, { isDisabled: true })
  const { hours } = await supervisor.call(teamRead, {})
  await supervisor.call(teamChange, { body: { ...hours, to: '17:00' } })
  await supervisor.call(qualityChange, { body: { rules: [], goldenShare: 5 } })
  const calendar = {
    source: 'a decree',
    weekend: ['Saturday' as const],
    completeYears: [],
    provisionalYears: [],
    days: [{ date: '2026-03-17', name: 'A day', kind: 'national' as const }],
  }
  await supervisor.call(calendarCreate, { body: { calendar: 'XX', terms: calendar } })
  await supervisor.call(calendarChange, {
    params: { calendar: 'XX' },
    version: 1,
    body: { ...calendar, days: [{ date: '2026-03-18', name: 'A day', kind: 'national' }] },
  })
})

const list = (query: object = {}, who = administrator) => who.call(actList, { query })

test('each act tells who did what, and from what to what', async () => {
  const { items, people } = await list()
  expect(items.map(({ kind, subject, by }) => [kind, subject.name, by.name])).toEqual([
    ['calendar_changed', 'XX', 'supervisor 2'],
    ['calendar_added', 'XX', 'supervisor 2'],
    ['quality_changed', 'desk', 'supervisor 2'],
    ['team_changed', 'desk', 'supervisor 2'],
    ['staff_changed', 'Budi', 'administrator 1'],
    ['staff_invited', 'Budi', 'administrator 1'],
    ['promotion_changed', 'Smart Moves, Smarter Work', 'administrator 1'],
    ['promotion_added', 'Smart Moves, Smarter Work', 'administrator 1'],
  ])
  const changesOf = (kind: string) => items.find((act) => act.kind === kind)?.changes
  expect(changesOf('promotion_changed')).toEqual([
    { field: 'regions', before: null, after: 'MY' },
    { field: 'redeemLimitPerEmail', before: null, after: '2' },
  ])
  expect(changesOf('staff_changed')).toEqual([
    { field: 'isDisabled', before: 'false', after: 'true' },
  ])
  expect(changesOf('team_changed')).toEqual([{ field: 'to', before: '18:00', after: '17:00' }])
  expect(changesOf('calendar_changed')).toEqual([
    {
      field: 'days',
      before: '2026-03-17 · national · A day',
      after: '2026-03-18 · national · A day',
    },
  ])
  expect(people.map(({ name }) => name)).toEqual(['administrator 1', 'supervisor 2'])
})

test.each([
  ['of a kind', () => ({ kind: 'staff_invited,team_changed' }), 2],
  ['of a person', () => ({ by: supervisor.id }), 4],
  ['from a date of the team', () => ({ from: '2026-03-12' }), 6],
  ['until a date of the team', () => ({ to: '2026-03-10' }), 1],
  ['of a day', () => ({ from: '2026-03-11', to: '2026-03-11' }), 1],
])('%s only those are listed', async (_, query, count) => {
  expect((await list(query())).items).toHaveLength(count)
})

test('page by page it is the same list, also of acts at the same moment', async () => {
  const whole = (await list()).items.map(({ id }) => id)
  const paged: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: Awaited<ReturnType<typeof list>> = await list({
      limit: '2',
      ...(cursor ? { cursor } : {}),
    })
    paged.push(...page.items.map(({ id }) => id))
    cursor = page.next
  }
  expect(paged).toEqual(whole)
})

test.each(['supervisor', 'auditor'] as const)('a %s reads it', async (role) => {
  expect((await list({}, await desk.as(role))).items.length).toBeGreaterThan(0)
})

test.each(['agent', 'logistics'] as const)('%s does not', async (role) => {
  expect((await refusal(list({}, await desk.as(role)))).id).toBe('not_permitted')
})

describe('what differs', () => {
  test('of a list is what came and what went', () => {
    const before = {
      stores: [
        { name: 'A', aliases: ['x', 'y'] },
        { name: 'B', aliases: [] },
      ],
    }
    const after = {
      stores: [
        { name: 'B', aliases: [] },
        { name: 'C', aliases: [] },
      ],
    }
    expect(changesBetween(before, after)).toEqual([
      { field: 'stores', before: 'A · x, y', after: 'C' },
    ])
  })
  test('is told of the order too', () => {
    expect(changesBetween({ a: [1, 2] }, { a: [2, 1] })).toEqual([
      { field: 'a', before: '1\n2', after: '2\n1' },
    ])
  })
  test('of an entry names what would be a bare number', () => {
    expect(changesBetween({ rules: [] }, { rules: [{ promotion: 'a', share: 20 }] })).toEqual([
      { field: 'rules', before: null, after: 'a · share 20' },
    ])
  })
  test('is nothing for the same', () => {
    // As the database gives keys back: in an order of its own.
    expect(changesBetween({ a: [{ b: 1, c: 2 }] }, { a: [{ c: 2, b: 1 }] })).toEqual([])
    expect(changesBetween({ a: [{ b: 1 }], c: null }, { a: [{ b: 1 }], c: null })).toEqual([])
  })
})
