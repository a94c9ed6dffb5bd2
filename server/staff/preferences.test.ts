import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Body } from '../../contract/endpoint.ts'
import { preferencesChange, type ColumnChoice } from '../../contract/preferences.ts'
import { sessionRead } from '../../contract/session.ts'
import type { Somebody } from '../../tests/support/desk.ts'
import { faultsOf } from '../../tests/support/refusal.ts'
import { fileDesk } from '../../tests/support/server-test.ts'
import { changesAfter, newestPlace } from '../history/feed.ts'

const desk = fileDesk()
let ayu: Somebody
beforeEach(async () => {
  ayu = await desk.as('agent')
})

const kept = async (who: Somebody) => (await who.call(sessionRead, {})).preferences
const change = (body: Body<typeof preferencesChange>, who = ayu) =>
  who.call(preferencesChange, { body })

const nothing = { columnVisibility: {}, columnOrder: [], columnSizing: {} }
const columns: ColumnChoice = {
  columnVisibility: { region: false, attempt: true },
  columnOrder: ['number', 'deadline'],
  columnSizing: { memberName: 180 },
}
const shortcuts = { isSingleOff: true, keys: { n: 'm', j: '' } }

test('what somebody sets comes with their session, and with nobody else’s', async () => {
  expect(await kept(ayu)).toEqual({ shortcuts: null, queueColumns: null })
  const budi = await desk.as('agent')
  await change({ queueColumns: nothing }, budi)
  expect(await change({ queueColumns: columns })).toEqual({
    shortcuts: null,
    queueColumns: columns,
  })
  await change({ shortcuts })
  expect(await kept(ayu)).toEqual({ shortcuts, queueColumns: columns })
  expect(await kept(budi)).toEqual({ shortcuts: null, queueColumns: nothing })
})

test('the last change of each preference wins, and null resets it alone', async () => {
  await change({ queueColumns: columns, shortcuts })
  await change({ queueColumns: { ...columns, columnOrder: [] } })
  expect((await kept(ayu)).queueColumns?.columnOrder).toEqual([])
  await change({ queueColumns: null })
  expect(await kept(ayu)).toEqual({ shortcuts, queueColumns: null })
  await change({ queueColumns: null })
})

test('columns of another version are kept, and a value that this one cannot read is not set', async () => {
  const queueColumns = { ...nothing, columnOrder: ['soon', 'number'], columnSizing: { soon: 90 } }
  await change({ queueColumns, shortcuts })
  expect((await kept(ayu)).queueColumns).toEqual(queueColumns)
  await sql`
    update preferences set value = '{"layout":"tiles"}'
    where staff_id = ${ayu.id} and name = 'queueColumns'
  `.execute(desk.database)
  expect(await kept(ayu)).toEqual({ shortcuts, queueColumns: null })
})

test('each change is told to the person’s own windows only', async () => {
  const place = await newestPlace(desk.database)
  await change({ queueColumns: columns })
  await change({ queueColumns: null })
  const told = await changesAfter(desk.database, place)
  expect(told?.map(({ event, forStaff }) => [event.kind, forStaff])).toEqual([
    ['preferences', ayu.id],
    ['preferences', ayu.id],
  ])
})

const many = (count: number) => Array.from({ length: count }, (_, at) => `c${at}`)
const each = <Value>(ids: string[], value: Value) =>
  Object.fromEntries(ids.map((id) => [id, value] as const))

describe('is refused', () => {
  test.each<[string, object, string[]]>([
    ['nothing at all', {}, [': required']],
    ['an unknown preference', { theme: 'dark' }, [': required', 'theme: unknown']],
    [
      'part of a choice',
      { queueColumns: { columnOrder: [] } },
      ['queueColumns.columnVisibility: required', 'queueColumns.columnSizing: required'],
    ],
    [
      'what else a table has',
      { queueColumns: { ...nothing, sorting: [] } },
      ['queueColumns.sorting: unknown'],
    ],
    [
      'a list without the number of claims',
      {
        queueColumns: { ...nothing, columnVisibility: { number: false } },
      },
      ['queueColumns.columnVisibility: required'],
    ],
    [
      'a column twice',
      { queueColumns: { ...nothing, columnOrder: ['number', 'number'] } },
      ['queueColumns.columnOrder: repeated'],
    ],
    [
      'a column that is no name',
      { queueColumns: { ...nothing, columnOrder: ['<b>'] } },
      ['queueColumns.columnOrder.0: wrong_form'],
    ],
    [
      'a width of nothing',
      { queueColumns: { ...nothing, columnSizing: { number: 23 } } },
      ['queueColumns.columnSizing.number: too_small'],
    ],
    [
      'a width of many screens',
      { queueColumns: { ...nothing, columnSizing: { number: 1201 } } },
      ['queueColumns.columnSizing.number: too_big'],
    ],
    [
      'too many columns',
      {
        queueColumns: {
          columnVisibility: each(many(61), true),
          columnOrder: many(61),
          columnSizing: each(many(61), 90),
        },
      },
      [
        'queueColumns.columnVisibility: too_many',
        'queueColumns.columnOrder: too_many',
        'queueColumns.columnSizing: too_many',
      ],
    ],
    [
      'too many shortcuts',
      { shortcuts: { isSingleOff: false, keys: each(many(201), 'x') } },
      ['shortcuts.keys: too_many'],
    ],
    [
      'a shortcut that is a text',
      {
        shortcuts: { isSingleOff: false, keys: { n: 'x'.repeat(41) } },
      },
      ['shortcuts.keys.n: too_long'],
    ],
    [
      'a shortcut with a control character',
      {
        shortcuts: { isSingleOff: false, keys: { n: '\n' } },
      },
      ['shortcuts.keys.n: unstorable'],
    ],
  ])('%s', async (_, body, faults) => {
    expect((await faultsOf(change(body))).toSorted()).toEqual(faults.toSorted())
    expect(await kept(ayu)).toEqual({ shortcuts: null, queueColumns: null })
  })
})

test('the most that is accepted is stored', async () => {
  const ids = many(60).map((id) => id.padEnd(40, 'x'))
  const keys = Object.fromEntries(
    many(200).map((key) => [key.padEnd(40, '☃'), '☃'.repeat(40)] as const),
  )
  const most = {
    queueColumns: {
      columnVisibility: each(ids, false),
      columnOrder: ids,
      columnSizing: each(ids, 1200),
    },
    shortcuts: { isSingleOff: false, keys },
  }
  await change(most)
  expect(await kept(ayu)).toEqual(most)
})
