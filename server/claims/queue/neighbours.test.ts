import { beforeAll, describe, expect, test } from 'vitest'
import { claimList, type QueueOrder } from '../../../contract/queue.ts'
import { claimNeighbours } from '../../../contract/neighbours.ts'
import { approve, redeem } from '../../../tests/support/acts.ts'
import { manyClaims } from '../../../tests/support/many-claims.ts'
import { refusal } from '../../../tests/support/refusal.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

const desk = fileDesk()
const agent = desk.staff('agent')
let approved: string

beforeAll(async () => {
  await desk.addPromotion('smart-moves')
  await desk.addPromotion('spring', { regions: ['FR'] })
  await manyClaims(desk, 70)
  approved = await redeem(desk)
  await approve(agent, approved)
})

type Query = { view?: 'all' | 'to_review' | 'approved'; order?: QueueOrder }

const around = (number: string, query: Query & Record<string, string> = {}) =>
  agent.call(claimNeighbours, { params: { number }, query })

async function listed(query: Query): Promise<string[]> {
  const { items } = await agent.call(claimList, { query: { ...query, limit: '200' } })
  return items.map(({ number }) => number)
}

describe('from one to the next one comes through the whole list, beyond its first page', () => {
  test.each(['due', 'newest', 'oldest'] as const)('by %s', async (order) => {
    const all = await listed({ order })
    const walked = [all[0] ?? '']
    for (;;) {
      const { next, previous, before, after } = await around(walked.at(-1) ?? '', { order })
      expect(previous).toBe(walked.at(-2) ?? null)
      expect([before, after]).toEqual([walked.length - 1, all.length - walked.length])
      if (next === null) break
      walked.push(next)
    }
    expect(walked).toEqual(all)
  })
})

test('a claim that was decided still has its place between the others', async () => {
  const all = await listed({ view: 'all', order: 'newest' })
  const open = all.filter((number) => number !== approved)
  const place = all.indexOf(approved)
  expect(await around(approved, { order: 'newest' })).toEqual({
    previous: open[place - 1] ?? null,
    next: open[place] ?? null,
    before: place,
    after: open.length - place,
    countedAtMost: 1000,
    isInView: false,
  })
  expect(await around(approved, { view: 'approved' })).toMatchObject({
    next: null,
    isInView: true,
  })
})

test('a filter is the queue’s own', async () => {
  expect(await around(approved, { view: 'all', region: 'FR' })).toMatchObject({
    before: 0,
    after: 0,
    isInView: false,
  })
  expect((await refusal(around(approved, { region: 'France' }))).id).toBe('invalid_input')
})

test('a claim that is not there has no neighbours', async () => {
  expect((await refusal(around('R-999999'))).id).toBe('not_found')
})

test('of decided claims one comes to the one decided before it', async () => {
  const later = []
  for (let at = 0; at < 3; at++) {
    const number = await redeem(desk)
    await approve(agent, number)
    later.push(number)
  }
  const [first, second, third] = later
  expect(await listed({ view: 'approved' })).toEqual([third, second, first, approved])
  expect(await around(second ?? '', { view: 'approved' })).toMatchObject({
    previous: third,
    next: first,
    before: 1,
    after: 2,
    isInView: true,
  })
  // One that is not decided is before all that are.
  const [open = ''] = await listed({ view: 'to_review' })
  expect(await around(open, { view: 'approved' })).toMatchObject({
    previous: null,
    next: third,
    after: 4,
    isInView: false,
  })
})
