import { beforeAll, describe, expect, test } from 'vitest'
import { claimList, queueOrders } from '../../../contract/queue.ts'
import { redeem } from '../../../tests/support/acts.ts'
import { manyClaims } from '../../../tests/support/many-claims.ts'
import { faultsOf } from '../../../tests/support/refusal.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

const desk = fileDesk()
const agent = desk.staff('agent')
beforeAll(() => desk.addPromotion('smart-moves'))

type Order = (typeof queueOrders)[number]

/** Reads the queue to its end, page by page; `between` happens after every page. */
async function readThrough(order: Order, limit: number, between?: () => Promise<unknown>) {
  const numbers: string[] = []
  let cursor: string | undefined
  do {
    const page = await agent.call(claimList, {
      query: { order, limit: String(limit), ...(cursor ? { cursor } : {}) },
    })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    numbers.push(...page.items.map(({ number }) => number))
    cursor = page.next ?? undefined
    await between?.()
  } while (cursor && numbers.length < 10_000)
  return numbers
}

describe('page after page', () => {
  test.each(queueOrders)('%s: no claim is missed and none comes twice', async (order) => {
    await desk.addPromotion('pages')
    for (let n = 0; n < 7; n++) await redeem(desk, { promotion: 'pages' })
    const whole = await readThrough(order, 200)
    expect(new Set(whole).size).toBe(whole.length)
    for (const limit of [1, 2, 3, 7]) expect(await readThrough(order, limit)).toEqual(whole)
  })

  test.each([
    ['newest', '2026-03-11T00:00:00Z'],
    ['due', '2026-03-01T00:00:00Z'],
    ['oldest', '2026-02-20T00:00:00Z'],
  ] as const)(
    '%s: claims that come in before the place one has read to shift nothing',
    async (order, at) => {
      const before = await readThrough(order, 200)
      desk.at(at)
      const read = await readThrough(order, 3, () => redeem(desk))
      desk.at('2026-03-10T02:00:00Z')
      expect(read).toEqual(before)
    },
  )

  test.each([
    ['due', '2026-03-20T00:00:00Z'],
    ['oldest', '2026-03-20T00:00:00Z'],
  ] as const)('%s: claims that come in behind it are read too', async (order, at) => {
    const before = await readThrough(order, 200)
    desk.at(at)
    const added: string[] = []
    const read = await readThrough(order, 5, async () => {
      if (added.length < 3) added.push(await redeem(desk))
    })
    desk.at('2026-03-10T02:00:00Z')
    expect(read).toEqual([...before, ...added])
  })

  test('claims of the same moment are told apart', async () => {
    const page = await agent.call(claimList, { query: { order: 'newest', limit: '200' } })
    const moments = page.items.map(({ submittedAt }) => submittedAt)
    expect(new Set(moments).size).toBeLessThan(moments.length)
    expect(await readThrough('newest', 1)).toEqual(page.items.map(({ number }) => number))
  })

  test('a cursor that is not ours is refused by its field', async () => {
    for (const cursor of ['abc', btoa('["2026-01-01T00:00:00.000Z","abc"]')]) {
      expect(await faultsOf(agent.call(claimList, { query: { cursor } }))).toEqual([
        'cursor: wrong_form',
      ])
    }
  })
})

describe('how many match', () => {
  test('is told whatever the page holds', async () => {
    const whole = await agent.call(claimList, { query: { limit: '200' } })
    const one = await agent.call(claimList, { query: { limit: '1' } })
    expect(one.matching).toBe(whole.items.length)
    expect((await agent.call(claimList, { query: { q: 'nobody' } })).matching).toBe(0)
  })

  test('is counted to one beyond the bound, which says that there are more', async () => {
    await manyClaims(desk, 1500)
    const { matching, matchingAtMost } = await agent.call(claimList, { query: {} })
    expect(matchingAtMost).toBe(1000)
    expect(matching).toBe(1001)
  })

  test('a queue of fifteen hundred is read to its end', async () => {
    const numbers = await readThrough('newest', 200)
    expect(numbers.length).toBeGreaterThan(1500)
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})
