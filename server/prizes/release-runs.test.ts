import { beforeEach, describe, expect, test } from 'vitest'
import {
  releaseList,
  releasePause,
  releaseRehearse,
  releaseResume,
  releaseStart,
} from '../../contract/releases.ts'
import { approve, loadCodes, mailsOf, newKey, readClaim, redeem } from '../../tests/support/acts.ts'
import { physicalPrize, promotionTerms } from '../../tests/support/factories.ts'
import { readPrize } from '../../tests/support/prizes.ts'
import { refusal } from '../../tests/support/refusal.ts'
import { shipmentDesk } from '../shipments/desk.ts'
import { runReleases } from './run-releases.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
const agent = desk.staff('agent')
const supervisor = desk.staff('supervisor')
let promotion: string
let tests = 0
beforeEach(async () => {
  desk.at('2026-03-10T02:00:00Z')
  promotion = `release-${++tests}`
  await desk.addPromotion(promotion, { release: 'after_end', language: 'id' })
})

const over = '2026-04-02T02:00:00Z'

async function held(count: number): Promise<string[]> {
  const numbers: string[] = []
  for (let n = 0; n < count; n++) {
    const number = await redeem(desk, { promotion })
    await approve(agent, number)
    numbers.push(number)
  }
  return numbers
}

const rehearse = () => supervisor.call(releaseRehearse, { params: { id: promotion } })
const start = (count: number) =>
  supervisor.call(releaseStart, {
    params: { id: promotion },
    body: { count },
    idempotencyKey: newKey(),
  })
const run = (atMost?: number) => runReleases({ ...desk.ports, shipmentDesk }, atMost)
const mine = async () => {
  const { releases } = await agent.call(releaseList, {})
  return releases.find((one) => one.promotion.id === promotion) ?? expect.fail('no release')
}
const codesMailed = async (number: string) =>
  (await mailsOf(agent, number)).filter(({ kind }) => kind === 'approved_code')

describe('a rehearsal', () => {
  test('says who gets what, what is missing, and each mail in its language, and does nothing', async () => {
    await loadCodes(supervisor, promotion, [newKey(), newKey()])
    const [first, second, third] = await held(3)
    const told = await rehearse()
    expect(told).toMatchObject({
      count: 3,
      canStart: false,
      whyNot: 'promotion_running',
      releasableFrom: '2026-04-01',
      prizes: [{ kind: 'digital_code', count: 3, ready: 2, missing: 1 }],
      first: [
        { claim: first, outcome: 'issued' },
        { claim: second, outcome: 'issued' },
        { claim: third, outcome: 'awaiting_code' },
      ],
    })
    expect(told.mails).toMatchObject([{ language: 'id' }])
    expect(told.mails[0]?.body).toContain('Kode aktivasi')
    expect(told.mails[0]?.body).toContain('•••• ••••')
    expect((await readPrize(agent, first ?? '')).state).toBe('held')
    expect((await refusal(start(3))).id).toBe('promotion_running')
  })

  test('of another number than is held by now is rehearsed again', async () => {
    await held(2)
    desk.at(over)
    expect((await refusal(start(1))).id).toBe('release_changed')
  })
})

describe('a release', () => {
  test('goes on prize by prize, can be paused, and doubles or drops none', async () => {
    await loadCodes(supervisor, promotion, Array.from({ length: 4 }, newKey))
    const numbers = await held(5)
    desk.at(over)
    const foreseen = await rehearse()
    expect(foreseen).toMatchObject({ canStart: true, whyNot: null })
    const { id } = await start(5)
    expect(await rehearse()).toMatchObject({ canStart: false, whyNot: 'release_running' })
    expect((await refusal(start(5))).id).toBe('release_running')
    await run(2)
    expect(await mine()).toMatchObject({ state: 'running', done: 2, total: 5 })
    await supervisor.call(releasePause, { params: { id } })
    await run()
    expect(await mine()).toMatchObject({ state: 'paused', done: 2, pausedBecause: 'somebody' })
    expect((await refusal(supervisor.call(releasePause, { params: { id } }))).id).toBe(
      'release_not_there',
    )
    await supervisor.call(releaseResume, { params: { id } })
    await run()
    await run()
    expect(await mine()).toMatchObject({ state: 'done', done: 5, passedOver: 0 })

    const states = await Promise.all(numbers.map(async (n) => (await readPrize(agent, n)).state))
    expect(states).toEqual(['issued', 'issued', 'issued', 'issued', 'awaiting_code'])
    expect(states).toEqual(foreseen.first.map(({ outcome }) => outcome))
    const mails = await Promise.all(numbers.map(async (n) => (await codesMailed(n)).length))
    expect(mails).toEqual([1, 1, 1, 1, 0])
  })

  test('issues the code that was reserved at the approval', async () => {
    await loadCodes(supervisor, promotion, ['RESERVED-CODE-QQ01'])
    const [number = ''] = await held(1)
    const reserved = await readPrize(supervisor, number)
    expect(reserved).toMatchObject({ state: 'held', codeState: 'reserved', codeLast4: null })
    desk.at(over)
    await start(1)
    await run()
    expect(await readPrize(agent, number)).toMatchObject({ state: 'issued', codeLast4: 'QQ01' })
    const { history } = await readClaim(agent, number)
    expect(history[0]).toMatchObject({ kind: 'prize_released', actor: { kind: 'staff' } })
  })

  test('puts back a reserved code that ends too soon by then, and gives another', async () => {
    const terms = promotionTerms()
    await desk.database
      .updateTable('promotions')
      .set({ terms: JSON.stringify({ ...terms, release: 'after_end', codesValidForDays: 20 }) })
      .where('id', '=', promotion)
      .execute()
    await loadCodes(supervisor, promotion, ['code,expiry', 'ENDS-CODE-0001,2026-04-10'])
    const [number = ''] = await held(1)
    expect((await readPrize(supervisor, number)).codeState).toBe('reserved')
    await loadCodes(supervisor, promotion, ['LASTS-CODE-0002'])
    desk.at(over)
    await start(1)
    await run()
    expect(await readPrize(agent, number)).toMatchObject({ state: 'issued', codeLast4: '0002' })
  })

  test('passes over what somebody released meanwhile', async () => {
    await desk.database
      .updateTable('promotions')
      .set({
        terms: JSON.stringify(promotionTerms({ release: 'after_end', prizes: [physicalPrize] })),
      })
      .where('id', '=', promotion)
      .execute()
    const [one = ''] = await held(2)
    desk.at(over)
    await start(2)
    const { version } = await readPrize(supervisor, one)
    const { prizeRelease } = await import('../../contract/prizes.ts')
    await supervisor.call(prizeRelease, {
      params: { number: one },
      version,
      idempotencyKey: newKey(),
    })
    await run()
    expect(await mine()).toMatchObject({ state: 'done', done: 1, passedOver: 1 })
  })

  test('leaves a prize held whose promotion runs again, for the next release', async () => {
    const inZone = (zone: string) =>
      desk.database
        .updateTable('promotions')
        .set({ terms: JSON.stringify(promotionTerms({ release: 'after_end', zone })) })
        .where('id', '=', promotion)
        .execute()
    const [number = ''] = await held(1)
    desk.at('2026-03-31T18:00:00Z')
    await start(1)
    await inZone('America/Los_Angeles')
    await run()
    expect(await mine()).toMatchObject({ state: 'done', done: 0, passedOver: 1 })
    expect((await readPrize(agent, number)).state).toBe('held')
    expect(await rehearse()).toMatchObject({ count: 1, canStart: false })
    desk.at(over)
    await start(1)
    await run()
    expect((await readPrize(agent, number)).state).toBe('awaiting_code')
  })
})

describe('a release goes on for somebody', () => {
  const rolesOf = (id: string, roles: string[]) =>
    desk.database
      .updateTable('staff')
      .set({ roles: JSON.stringify(roles) })
      .where('id', '=', id)
      .execute()

  test('and waits once they may release no more, until somebody who may takes it up', async () => {
    await loadCodes(supervisor, promotion, Array.from({ length: 3 }, newKey))
    await held(3)
    desk.at(over)
    const starter = await desk.as('supervisor')
    const { id } = await starter.call(releaseStart, {
      params: { id: promotion },
      body: { count: 3 },
      idempotencyKey: newKey(),
    })
    await run(1)
    await rolesOf(starter.id, [])
    await run()
    const paused = { state: 'paused', pausedBecause: 'no_authority', done: 1, passedOver: 0 }
    expect(await mine()).toMatchObject(paused)
    expect(await supervisor.call(releaseResume, { params: { id } })).toMatchObject({
      state: 'running',
      pausedBecause: null,
    })
    await run()
    expect(await mine()).toMatchObject({ state: 'done', done: 3 })
  })

  test('and never for an account that was disabled', async () => {
    await loadCodes(supervisor, promotion, [newKey()])
    await held(1)
    desk.at(over)
    const starter = await desk.as('supervisor')
    await starter.call(releaseStart, {
      params: { id: promotion },
      body: { count: 1 },
      idempotencyKey: newKey(),
    })
    await desk.database
      .updateTable('staff')
      .set({ is_disabled: true })
      .where('id', '=', starter.id)
      .execute()
    await run()
    expect(await mine()).toMatchObject({ state: 'paused', done: 0 })
  })
})
