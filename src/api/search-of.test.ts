import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { actList } from '../../contract/acts.ts'
import { claimList } from '../../contract/queue.ts'
import { reportRead } from '../../contract/reports.ts'
import { shipmentList } from '../../contract/shipments.ts'
import { boardRead } from '../../contract/supervision.ts'
import { searchOf } from './search-of.ts'

const id = '0195d000-0000-7000-8000-000000000001'

/** A value that the server takes, for every filter there is; a new filter needs one here. */
const taken: Record<string, string> = {
  view: 'mine',
  state: 'waiting',
  promotion: 'summer-2026',
  region: 'ID,FR',
  assignee: 'nobody',
  attempt: 'again',
  due: 'overdue',
  checks: 'clean,look',
  check: 'store',
  tag: 'urgent',
  language: 'id',
  dueOn: '2026-03-24',
  receivedOn: '2026-03-24',
  decidedOn: '2026-03-24',
  openOn: '2026-03-24',
  dayAttempt: 'first',
  decidedBy: id,
  q: 'R-1000',
  order: 'newest',
  kind: 'team_changed',
  by: 'week',
  from: '2026-03-01',
  to: '2026-03-24',
  prize: 'mug',
  age: 'overdue',
}

test.each([
  ['the queue', claimList.query, {}],
  ['the board', boardRead.query, {}],
  ['the record', actList.query, { by: id }],
  ['the report', reportRead.query, {}],
  ['parcels', shipmentList.query, { state: 'packed' }],
] as const)('each filter that the contract has for %s has its key', (_name, query, other) => {
  const { keys, parse } = searchOf<Record<string, z.core.$ZodType>>(query)
  const wanted = Object.keys(query.shape).filter((key) => key !== 'cursor' && key !== 'limit')
  expect(keys).toEqual(wanted)
  const values: Record<string, string> = { ...taken, ...other }
  const said = Object.fromEntries(wanted.map((key) => [key, values[key] ?? expect.fail(key)]))
  expect(parse(new URLSearchParams(said))).toEqual(said)
})

const { parse, write } = searchOf(
  z.object({ colour: z.enum(['red', 'blue']), size: z.string(), cursor: z.string() }),
  ['size'],
)

test('what would be refused, what is left out and what asks for a page are not read', () => {
  expect(parse('?colour=green&size=1&cursor=x&else=1')).toEqual({})
  expect(parse('?colour=red&colour=blue')).toEqual({ colour: 'red' })
})

test('defaults are not written', () => {
  expect(write({ colour: 'red' }, { colour: 'blue' }).toString()).toBe('colour=red')
  expect(write({ colour: 'red' }, { colour: 'red' }).toString()).toBe('')
})
