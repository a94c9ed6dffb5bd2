import { beforeEach, describe, expect, test } from 'vitest'
import { prizeCounts, prizeList, prizeRead, prizeRelease } from '../../contract/prizes.ts'
import { promotionChange } from '../../contract/promotion-changes.ts'
import { shipmentRead } from '../../contract/shipments.ts'
import {
  approve,
  decline,
  loadCodes,
  mailsOf,
  newKey,
  readClaim,
  redeem,
} from '../../tests/support/acts.ts'
import type { TestDesk } from '../../tests/support/desk.ts'
import { physicalPrize, promotionTerms } from '../../tests/support/factories.ts'
import { refusal } from '../../tests/support/refusal.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
const agent = desk.staff('agent')
const supervisor = desk.staff('supervisor')
let promotion: string
let tests = 0
beforeEach(() => {
  desk.at('2026-03-10T02:00:00Z')
  promotion = `held-${++tests}`
})

async function held(terms: Parameters<TestDesk['addPromotion']>[1] = {}): Promise<string> {
  await desk.addPromotion(promotion, { release: 'after_end', ...terms })
  const number = await redeem(desk, { promotion })
  await approve(agent, number)
  return number
}

const prizeOf = (number: string, who = supervisor) => who.call(prizeRead, { params: { number } })

async function release(number: string, version?: number) {
  return supervisor.call(prizeRelease, {
    params: { number },
    version: version ?? (await prizeOf(number)).version,
    idempotencyKey: newKey(),
  })
}

describe('a held prize', () => {
  test('waits, and the member is told so', async () => {
    const number = await held()
    expect(await prizeOf(number)).toMatchObject({
      state: 'held',
      releasableFrom: '2026-04-01',
      codeLast4: null,
      canRelease: false,
    })
    const mail = (await mailsOf(agent, number)).at(-1)
    expect(mail).toMatchObject({
      kind: 'approved_later',
      subject: '[No Reply] MSI Promotion – ID_Smart Moves, Smarter Work - Notice',
    })
    expect(mail?.body).toContain('after confirmation from us')
  })

  test('is not given a code, although there are some', async () => {
    await desk.addPromotion(promotion, { release: 'after_end' })
    await loadCodes(supervisor, promotion, [newKey()])
    const number = await redeem(desk, { promotion })
    await approve(agent, number)
    expect((await prizeOf(number)).state).toBe('held')
  })

  test.each([
    ['Asia/Jakarta', '2026-03-31T16:59:59Z', '2026-03-31T17:00:00Z'],
    ['Europe/Paris', '2026-03-31T21:59:59Z', '2026-03-31T22:00:00Z'],
    ['America/New_York', '2026-04-01T03:59:59Z', '2026-04-01T04:00:00Z'],
  ])('in %s is released from the first instant after the last day', async (zone, before, after) => {
    const number = await held({ zone })
    desk.at(before)
    expect((await prizeOf(number)).canRelease).toBe(false)
    expect((await refusal(release(number))).id).toBe('promotion_running')
    desk.at(after)
    expect((await prizeOf(number)).canRelease).toBe(true)
    expect((await prizeOf(number, agent)).canRelease).toBe(false)
    expect((await release(number)).state).toBe('awaiting_code')
  })

  test('waits for the later of buying and redeeming', async () => {
    const number = await held({ redeemUntil: '2026-04-15' })
    expect((await prizeOf(number)).releasableFrom).toBe('2026-04-16')
  })

  test('of a promotion that has no end in sight waits on', async () => {
    const number = await held({ purchaseTo: '9999-12-31', redeemUntil: '9999-12-31' })
    expect((await prizeOf(number)).canRelease).toBe(false)
    expect((await refusal(release(number))).id).toBe('promotion_running')
  })

  test('can be released wherever it says so, also after the promotion moved', async () => {
    const administrator = await desk.as('administrator')
    const number = await held({ zone: 'America/New_York' })
    const terms = promotionTerms({ release: 'after_end', zone: 'Asia/Jakarta' })
    await administrator.call(promotionChange, {
      params: { id: promotion },
      version: 1,
      body: terms,
    })
    desk.at('2026-03-31T20:00:00Z')
    const { canRelease } = await prizeOf(number)
    const released = await release(number).then(
      () => true,
      () => false,
    )
    expect(released).toBe(canRelease)
  })
})

describe('released, a prize', () => {
  const over = '2026-04-02T02:00:00Z'

  test('gets its code and its mail', async () => {
    const number = await held()
    await loadCodes(supervisor, promotion, ['RELEASED-CODE-DD01'])
    desk.at(over)
    expect(await release(number)).toMatchObject({ state: 'issued', codeLast4: 'DD01', version: 3 })
    const { history } = await readClaim(agent, number)
    expect(history[0]).toMatchObject({
      kind: 'prize_released',
      actor: { kind: 'staff', name: 'supervisor 2' },
      details: { prizeState: 'issued', codeLast4: 'DD01' },
      mails: [{ kind: 'approved_code' }],
    })
  })

  test('joins the line when there is no code', async () => {
    const number = await held()
    desk.at(over)
    expect((await release(number)).state).toBe('awaiting_code')
    await loadCodes(supervisor, promotion, ['LATER-CODE-EE01'])
    expect(await prizeOf(number)).toMatchObject({ state: 'issued', codeLast4: 'EE01' })
    const kinds = (await mailsOf(agent, number)).map(({ kind }) => kind)
    expect(kinds).toEqual(['received', 'approved_later', 'approved_code'])
  })

  test('that is physical is dispatched, on the clock of its approval', async () => {
    const number = await held({ prizes: [physicalPrize] })
    expect((await refusal(supervisor.call(shipmentRead, { params: { number } }))).id).toBe(
      'not_found',
    )
    desk.at(over)
    expect((await release(number)).state).toBe('dispatch')
    const { deadline, state } = await supervisor.call(shipmentRead, { params: { number } })
    expect(state).toBe('to_pack')
    expect(deadline).toMatchObject({
      receivedOn: '2026-03-10',
      dueSoonOn: '2026-05-05',
      dueOn: '2026-06-02',
    })
  })

  test('is not released again', async () => {
    const number = await held()
    desk.at(over)
    await release(number)
    expect((await refusal(release(number))).id).toBe('prize_not_held')
  })

  test('is not released by somebody who saw an older version', async () => {
    const number = await held()
    desk.at(over)
    await release(number)
    expect(await refusal(release(number, 2))).toMatchObject({
      id: 'claim_changed',
      version: 3,
      changes: [{ kind: 'prize_released', by: 'supervisor 2' }],
    })
  })
})

test('a claim that earned nothing has no prize', async () => {
  await desk.addPromotion(promotion)
  const number = await redeem(desk, { promotion })
  expect((await refusal(prizeOf(number))).id).toBe('not_found')
  await decline(agent, number)
  expect((await refusal(prizeOf(number))).id).toBe('not_found')
  expect((await refusal(release(number, 2))).id).toBe('not_found')
  expect((await refusal(prizeOf('R-999999'))).id).toBe('not_found')
})

describe('the list of prizes', () => {
  const listed = async (query: Record<string, string>) =>
    (await agent.call(prizeList, { query: { promotion, ...query } })).items

  test('is filtered, and told apart by state, kind and whose it is', async () => {
    await held()
    await desk.addPromotion(`${promotion}-b`, { prizes: [physicalPrize] })
    const physical = await redeem(desk, {
      promotion: `${promotion}-b`,
      member: { email: 'budi@example.com' },
    })
    await approve(agent, physical)
    const both = { promotion: `${promotion},${promotion}-b` }
    expect(await listed(both)).toHaveLength(2)
    expect(await listed({ ...both, state: 'held' })).toHaveLength(1)
    expect(await listed({ ...both, kind: 'physical' })).toMatchObject([
      { claim: physical, email: 'budi@example.com', state: 'dispatch', releasableFrom: null },
    ])
    expect(await listed({ ...both, q: 'BUDI@' })).toHaveLength(1)
    expect(await listed({ ...both, q: physical })).toHaveLength(1)
    expect(await listed({ ...both, q: '%' })).toHaveLength(0)
  })

  test('starts with whoever has waited longest, page by page', async () => {
    await desk.addPromotion(promotion)
    const numbers: string[] = []
    for (const day of ['06', '04', '05', '04']) {
      desk.at(`2026-03-${day}T02:00:00Z`)
      const number = await redeem(desk, { promotion })
      await approve(agent, number)
      numbers.push(number)
    }
    const [a, b, c, d] = numbers
    const whole = await listed({ limit: '200' })
    expect(whole.map(({ claim }) => claim)).toEqual([b, d, c, a])

    const paged: string[] = []
    let cursor: string | undefined
    do {
      const page = await agent.call(prizeList, {
        query: { promotion, limit: '1', ...(cursor ? { cursor } : {}) },
      })
      paged.push(...page.items.map(({ claim }) => claim))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(paged).toEqual(whole.map(({ claim }) => claim))
  })

  test('counts what it lists', async () => {
    const { bounced: _bounced, refused, ...counts } = await agent.call(prizeCounts, {})
    for (const [state, count] of Object.entries(counts)) {
      const page = await agent.call(prizeList, { query: { state, limit: '200' } })
      expect(page.items.length, state).toBe(count)
    }
    const { to_confirm: toConfirm, ...others } = counts
    expect([toConfirm, refused]).toEqual([0, 0])
    expect(Object.values(others).every((count) => count > 0)).toBe(true)
  })
})
