import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claimHold } from '../../contract/claim-work.ts'
import { claimApprove } from '../../contract/decisions.ts'
import { laneChange, laneRead, type LaneTerms } from '../../contract/lane.ts'
import { promotionChange } from '../../contract/promotion-changes.ts'
import { disagreementList, disagreementSettle, lookGive, lookNext } from '../../contract/quality.ts'
import { claimCounts, claimList, claimNext } from '../../contract/queue.ts'
import { newKey, readClaim, redeem } from '../../tests/support/acts.ts'
import { cleanClaims, workOffChecks } from '../../tests/support/clean-claims.ts'
import { dearPrize, physicalPrize } from '../../tests/support/factories.ts'
import { faultsOf, refusal } from '../../tests/support/refusal.ts'
import { fileDesk } from '../../tests/support/server-test.ts'
import { getPromotion } from '../promotions/store.ts'
import { createWorker } from '../worker.ts'

const { textReader, redeemClean } = cleanClaims()
const desk = fileDesk({ textReader })
const agent = desk.staff('agent')
const colleague = desk.staff('agent')
const supervisor = desk.staff('supervisor')
const administrator = desk.staff('administrator')

const usual: LaneTerms = { without: [], worthAtMost: [], share: 0 }
const set = (terms: Partial<LaneTerms>) =>
  supervisor.call(laneChange, { body: { ...usual, ...terms } })

beforeAll(async () => {
  await desk.addPromotion('backpacks', { prizes: [physicalPrize] })
  await desk.addPromotion('vouchers', { prizes: [dearPrize] })
})
beforeEach(async () => {
  desk.at('2026-03-10T02:00:00Z')
  await set({})
})

const inLane = async () => {
  const { items } = await agent.call(claimList, { query: { view: 'clean' } })
  return items.map(({ number }) => number)
}

/** Whether it stands in the lane: on its page, in the list, in the count, and for whoever takes it. */
async function stands(number: string): Promise<boolean> {
  const { isInLane } = await readClaim(agent, number)
  const listed = await inLane()
  const { clean } = (await agent.call(claimCounts, {})).counts
  expect([number, listed.includes(number)]).toEqual([number, isInLane])
  expect(clean).toBe(listed.length)
  return isInLane
}

async function approveInLane(number: string) {
  const { version } = await readClaim(agent, number)
  return agent.call(claimApprove, {
    params: { number },
    version,
    idempotencyKey: newKey(),
    body: { internalNote: null, overrideReason: null, inLane: true },
  })
}

describe('in the lane', () => {
  test('stands what every check holds on, and nothing else', async () => {
    const clean = await redeemClean(desk, { promotion: 'backpacks' })
    const late = await redeemClean(desk, {
      promotion: 'backpacks',
      purchase: { date: '2019-05-04' },
    })
    const unread = await redeem(desk, { promotion: 'backpacks' })
    await workOffChecks(desk)
    expect(await stands(clean)).toBe(true)
    expect(await stands(late)).toBe(false)
    expect(await stands(unread)).toBe(false)
  })

  test('stands nothing that is on hold, until its day', async () => {
    const number = await redeemClean(desk, { promotion: 'backpacks' })
    await agent.call(claimHold, {
      params: { number },
      version: (await readClaim(agent, number)).version,
      body: { until: '2026-03-12', because: 'Asked the store' },
    })
    expect(await stands(number)).toBe(false)
    desk.at('2026-03-12T02:00:00Z')
    expect(await stands(number)).toBe(true)
  })

  test('a supervisor keeps promotions and dear prizes out of it, and lets them in again', async () => {
    const backpack = await redeemClean(desk, { promotion: 'backpacks' })
    const voucher = await redeemClean(desk, { promotion: 'vouchers' })
    const both = async () => [await stands(backpack), await stands(voucher)]
    expect(await both()).toEqual([true, true])
    await set({ without: ['backpacks'] })
    expect(await both()).toEqual([false, true])
    for (const [amount, isIn] of [
      ['999999.99', false],
      ['1000000', true],
    ] as const) {
      await set({ worthAtMost: [{ amount, currency: 'IDR' }] })
      expect(await both()).toEqual([true, isIn])
    }
    // Nothing is known of its worth in euros.
    await set({ worthAtMost: [{ amount: '1', currency: 'EUR' }] })
    expect(await both()).toEqual([true, true])
  })

  test('other terms of the promotion count at once, for what waits already', async () => {
    const id = 'changing'
    await desk.addPromotion(id, { prizes: [{ ...dearPrize, worth: null }] })
    const number = await redeemClean(desk, { promotion: id })
    await set({ worthAtMost: [{ amount: '10', currency: 'IDR' }] })
    expect(await stands(number)).toBe(true)
    const { version, terms } = await getPromotion(desk.database, id)
    await administrator.call(promotionChange, {
      params: { id },
      version,
      body: { ...terms, prizes: [{ ...dearPrize, id: 'dearer' }, ...terms.prizes] },
    })
    expect((await readClaim(agent, number)).isInLane).toBe(false)
    await workOffChecks(desk)
    expect(await stands(number)).toBe(false)
    await set({ without: [id] })
    expect(await stands(number)).toBe(false)
  })

  test('the next one is taken from it', async () => {
    const number = await redeemClean(desk, { promotion: 'backpacks' })
    const all = await inLane()
    const except = all.filter((one) => one !== number)
    const next = await agent.call(claimNext, { query: { view: 'clean' }, body: { except } })
    expect(next).toMatchObject({ number })
    const other = await redeemClean(desk, { promotion: 'backpacks' })
    const take = () => colleague.call(claimNext, { query: { view: 'clean' }, body: { except } })
    await set({ without: ['backpacks'] })
    expect(await take()).toMatchObject({ number: null })
    await set({})
    expect(await take()).toMatchObject({ number: other })
  })
})

describe('approving in the lane', () => {
  const isKeptInLane = async (number: string) => {
    const { in_lane } = await desk.database
      .selectFrom('decisions')
      .innerJoin('claims', 'claims.id', 'decisions.claim_id')
      .select('in_lane')
      .where('claims.number', '=', number)
      .executeTakeFirstOrThrow()
    return in_lane
  }

  test('is kept as such', async () => {
    const number = await redeemClean(desk, { promotion: 'backpacks' })
    expect(await approveInLane(number)).toMatchObject({ state: 'approved', isInLane: false })
    expect(await isKeptInLane(number)).toBe(true)
  })

  test('is refused for what stands there no more, and nothing is done', async () => {
    const number = await redeemClean(desk, { promotion: 'backpacks' })
    await set({ without: ['backpacks'] })
    expect((await refusal(approveInLane(number))).id).toBe('not_in_lane')
    const late = await redeemClean(desk, {
      purchase: { date: '2019-05-04' },
      promotion: 'vouchers',
    })
    expect((await refusal(approveInLane(late))).id).toBe('override_missing')
    for (const one of [number, late]) {
      expect(await readClaim(agent, one)).toMatchObject({ state: 'waiting' })
    }
  })
})

describe('how often the lane is right', () => {
  let minutes = 0
  /** Well after everything that was decided, the desk draws by itself. */
  async function draw() {
    minutes += 30
    desk.at(new Date(Date.parse('2026-03-20T02:00:00Z') + minutes * 60_000).toISOString())
    await (await createWorker(desk.ports)).tick()
  }

  test('is found out by second looks at it, and by nothing else', async () => {
    await draw()
    await set({ share: 100 })
    const before = await agent.call(laneRead, {})
    expect(before).toMatchObject({ ...usual, share: 100, looks: 0, agreed: 0 })
    const numbers = []
    for (let n = 0; n < 3; n++) numbers.push(await redeemClean(desk, { promotion: 'backpacks' }))
    const [first = '', second = '', other = ''] = numbers
    await approveInLane(first)
    await approveInLane(second)
    const { version } = await readClaim(agent, other)
    await agent.call(claimApprove, {
      params: { number: other },
      version,
      idempotencyKey: newKey(),
      body: { internalNote: null, overrideReason: null },
    })
    await draw()
    const give = async (kind: 'approve' | 'ask_again', reasons: string[]) => {
      const { look, left } = await colleague.call(lookNext, {})
      if (!look) return left
      await colleague.call(lookGive, {
        params: { id: look.id },
        body: { kind, reasons, note: null },
      })
      return left
    }
    await give('approve', [])
    await give('ask_again', ['photo_unreadable'])
    // What was approved in the usual way is not drawn by the lane's share.
    expect((await colleague.call(lookNext, {})).look).toBeNull()
    expect(await agent.call(laneRead, {})).toMatchObject({ looks: 2, agreed: 1 })
    const [open] = await supervisor.call(disagreementList, {})
    await supervisor.call(disagreementSettle, {
      params: { id: open?.id ?? '' },
      body: { for: 'first' },
    })
    expect(await agent.call(laneRead, {})).toMatchObject({ looks: 2, agreed: 2 })
  })
})

test('limits in one currency are given once, and only by who may', async () => {
  const twice = [
    { amount: '1', currency: 'EUR' },
    { amount: '2', currency: 'EUR' },
  ]
  expect(await faultsOf(set({ worthAtMost: twice }))).toEqual(['worthAtMost: repeated'])
  const byAgent = agent.call(laneChange, { body: usual })
  expect((await refusal(byAgent)).id).toBe('not_permitted')
})
