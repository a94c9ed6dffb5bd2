import { beforeEach, describe, expect, test } from 'vitest'
import { actList } from '../../contract/acts.ts'
import { claimHold, claimSkip } from '../../contract/claim-work.ts'
import { claimAssign, claimTake } from '../../contract/claims.ts'
import { noticeList } from '../../contract/live.ts'
import { workloadChange, workloadList, type WorkTerms } from '../../contract/reassign.ts'
import { sharingChange, sharingRead, type SharingTerms } from '../../contract/sharing.ts'
import { approve, askAgain, readClaim, redeem, redeemAgain } from '../../tests/support/acts.ts'
import { refusal } from '../../tests/support/refusal.ts'
import { deskPerTest } from '../../tests/support/server-test.ts'
import { createWorker } from '../worker.ts'
import { shareArrivals } from './share-arrivals.ts'

const desk = deskPerTest()
const ana = desk.staff('agent')
const budi = desk.staff('agent')
const supervisor = desk.staff('supervisor')
beforeEach(async () => {
  await desk.addPromotion('spring', { language: 'fr' })
  await desk.addPromotion('jakarta', { language: 'id' })
  // Supervisors may be given claims as well, unless their limit says otherwise.
  await setTerms(supervisor.id, { cap: 0 })
})

const usual: WorkTerms = { languages: [], cap: null, absentFrom: null, absentUntil: null }
const setTerms = (id: string, terms: Partial<WorkTerms>) =>
  supervisor.call(workloadChange, { params: { id }, body: { ...usual, ...terms } })
const set = (rule: SharingTerms['rule'], isByLanguage = true) =>
  supervisor.call(sharingChange, { body: { rule, isByLanguage } })
const today = { absentFrom: '2026-03-10', absentUntil: '2026-03-10' }

async function share(): Promise<void> {
  while (await shareArrivals(desk.ports)) {
    // Until nothing is left.
  }
}

/** Claims that come one after the other, and to whom each was given. */
async function arrive(count: number, promotion = 'jakarta') {
  const numbers: string[] = []
  for (let n = 0; n < count; n++) numbers.push(await redeem(desk, { promotion }))
  await share()
  return { numbers, owners: await Promise.all(numbers.map(owner)) }
}

const owner = async (number: string) => (await readClaim(supervisor, number)).assignee?.id ?? null

const lastStep = async (number: string) => (await readClaim(supervisor, number)).history[0]

test('a desk shares nothing out until a supervisor says how', async () => {
  expect(await supervisor.call(sharingRead, {})).toEqual({ rule: 'off', isByLanguage: true })
  const { numbers, owners } = await arrive(1)
  expect(owners).toEqual([null])
  expect((await readClaim(ana, numbers[0] ?? '')).version).toBe(1)
})

test('what came before stays where it is, and so does what was given once it is off again', async () => {
  const before = await arrive(1)
  await set('even')
  const { owners, numbers } = await arrive(1)
  expect(owners).not.toContain(null)
  await set('off')
  expect(await arrive(1)).toMatchObject({ owners: [null] })
  expect(await owner(before.numbers[0] ?? '')).toBeNull()
  expect(await owner(numbers[0] ?? '')).toBe(owners[0])
})

test('only a supervisor changes it, and the record says how it was', async () => {
  const byAgent = ana.call(sharingChange, { body: { rule: 'even', isByLanguage: true } })
  expect((await refusal(byAgent)).id).toBe('not_permitted')
  await set('load', false)
  const { items } = await supervisor.call(actList, { query: { kind: 'sharing_changed' } })
  expect(items[0]).toMatchObject({
    subject: { id: 'desk' },
    changes: [
      { field: 'rule', before: 'off', after: 'load' },
      { field: 'isByLanguage', before: 'true', after: 'false' },
    ],
  })
})

describe('evenly', () => {
  beforeEach(() => set('even'))

  test('each is given as many a day, whoever waited longest first, and the claim says why', async () => {
    await setTerms(ana.id, { cap: 40, languages: ['fr', 'id'] })
    const { owners, numbers } = await arrive(4)
    expect(owners).toEqual([ana.id, budi.id, ana.id, budi.id])
    expect(await lastStep(numbers[2] ?? '')).toMatchObject({
      kind: 'claim_assigned',
      actor: { kind: 'system' },
      details: { rule: 'even', language: 'id', today: 2, open: 2, cap: 40 },
    })
    expect((await lastStep(numbers[3] ?? ''))?.details).toMatchObject({ open: 2, cap: null })
    // How many somebody still has open makes no difference.
    await approve(budi, numbers[1] ?? '')
    expect((await arrive(1)).owners).toEqual([ana.id])
    desk.at('2026-03-11T02:00:00Z')
    const { owners: nextDay, numbers: others } = await arrive(2)
    expect(nextDay).toEqual([budi.id, ana.id])
    expect((await lastStep(others[1] ?? ''))?.details).toMatchObject({ today: 1 })
  })

  test('whoever reads another language, is away or at their limit is passed over', async () => {
    await setTerms(budi.id, { languages: ['id'] })
    expect((await arrive(3, 'spring')).owners).toEqual([ana.id, ana.id, ana.id])
    await setTerms(ana.id, today)
    expect((await arrive(1)).owners).toEqual([budi.id])
    await setTerms(ana.id, { cap: 0 })
    expect((await arrive(1)).owners).toEqual([budi.id])
  })

  test.each([
    ['away', today, today],
    ['language', { languages: ['id'] }, { languages: ['en', 'id'], cap: 0 }],
  ] satisfies [string, Partial<WorkTerms>, Partial<WorkTerms>][])(
    'nobody is found (%s): it stays for all, and says why',
    async (nobody, one, other) => {
      await setTerms(ana.id, one)
      for (const { id } of [budi, supervisor]) await setTerms(id, other)
      const { owners, numbers } = await arrive(1, 'spring')
      expect(owners).toEqual([null])
      const step = await lastStep(numbers[0] ?? '')
      expect(step?.details).toEqual({ to: null, rule: 'even', language: 'fr', nobody })
    },
  )

  test('whoever reads it has as many as their limit: it stays for all, and says why', async () => {
    await setTerms(ana.id, { cap: 1 })
    await setTerms(budi.id, { languages: ['id'] })
    const { owners, numbers } = await arrive(2, 'spring')
    expect(owners).toEqual([ana.id, null])
    expect((await lastStep(numbers[1] ?? ''))?.details).toMatchObject({ nobody: 'full' })
  })

  test('languages count only as long as the supervisor says so', async () => {
    for (const { id } of [ana, budi]) await setTerms(id, { languages: ['id'] })
    await set('even', false)
    const { owners, numbers } = await arrive(1, 'spring')
    expect(owners).not.toContain(null)
    expect((await lastStep(numbers[0] ?? ''))?.details).not.toHaveProperty('language')
  })

  test('nobody is rung for what is shared out', async () => {
    await arrive(1)
    expect(await ana.call(noticeList, {})).toEqual([])
  })
})

test('by load, whoever has the smallest part of their limit is given the next', async () => {
  await set('load')
  await setTerms(ana.id, { cap: 6 })
  await setTerms(budi.id, { cap: 2 })
  const { owners } = await arrive(8)
  expect(owners.filter((one) => one === ana.id)).toHaveLength(6)
  expect(owners.slice(0, 4).toSorted()).toEqual([ana.id, ana.id, ana.id, budi.id].toSorted())
  expect((await arrive(1)).owners).toEqual([null])
})

describe('an attempt that comes back', () => {
  beforeEach(() => set('even'))

  async function back(number: string) {
    await askAgain(budi, number)
    await redeemAgain(desk, number)
    await share()
    return owner(number)
  }

  test('is for whoever it was assigned to, if they are there', async () => {
    const { numbers } = await arrive(1)
    expect(await back(numbers[0] ?? '')).toBe(ana.id)
    expect((await lastStep(numbers[0] ?? ''))?.kind).toBe('attempt_received')
  })

  test('is given to somebody else if they are away', async () => {
    const { numbers } = await arrive(1)
    await askAgain(budi, numbers[0] ?? '')
    await setTerms(ana.id, today)
    await redeemAgain(desk, numbers[0] ?? '')
    await share()
    expect(await owner(numbers[0] ?? '')).toBe(budi.id)
  })

  test('is everybody’s again where nothing is shared out, not hidden until they are back', async () => {
    const { numbers } = await arrive(1)
    const [number = ''] = numbers
    await set('off')
    await askAgain(budi, number)
    await setTerms(ana.id, today)
    await redeemAgain(desk, number)
    expect(await owner(number)).toBe(ana.id)
    await share()
    expect(await owner(number)).toBeNull()
  })

  test('is not given to somebody who skipped it before', async () => {
    await setTerms(ana.id, { cap: 0 })
    const { numbers } = await arrive(1)
    const [number = ''] = numbers
    const { version } = await readClaim(budi, number)
    const body = { because: 'I know the member' }
    await budi.call(claimSkip, { params: { number }, version, body })
    const { version: skipped } = await readClaim(budi, number)
    await supervisor.call(claimAssign, {
      params: { number },
      version: skipped,
      body: { assignee: null },
    })
    expect(await back(number)).toBeNull()
    expect((await lastStep(number))?.details).toMatchObject({ nobody: 'skipped' })
  })
})

describe('what somebody is at', () => {
  beforeEach(() => set('even'))

  test('stays with them, and is given once they leave it undecided', async () => {
    const number = await redeem(desk, { promotion: 'jakarta' })
    await budi.call(claimTake, { params: { number } })
    await share()
    expect(await owner(number)).toBeNull()
    desk.at('2026-03-10T02:11:00Z')
    await share()
    expect(await owner(number)).toBe(ana.id)
  })

  test('is given once, though it was asked again and came back before anybody was sought', async () => {
    const number = await redeem(desk, { promotion: 'jakarta' })
    await askAgain(budi, number)
    await redeemAgain(desk, number)
    await share()
    const { history } = await readClaim(ana, number)
    expect(history.filter(({ kind }) => kind === 'claim_assigned')).toHaveLength(1)
    expect(await owner(number)).toBe(ana.id)
  })

  test('is left alone if they assigned it or put it on hold', async () => {
    const [assigned, held] = [
      await redeem(desk, { promotion: 'jakarta' }),
      await redeem(desk, { promotion: 'jakarta' }),
    ]
    await setTerms(budi.id, today)
    const body = { assignee: budi.id }
    await supervisor.call(claimAssign, { params: { number: assigned }, version: 1, body })
    const until = { until: '2026-03-12', because: 'Asked the store' }
    await ana.call(claimHold, { params: { number: held }, version: 1, body: until })
    await desk.database.deleteFrom('leases').execute()
    await share()
    expect([await owner(assigned), await owner(held)]).toEqual([budi.id, null])
  })
})

test('an absence says how many claims it unassigned; a disabled account keeps none', async () => {
  await set('even')
  const { numbers, owners } = await arrive(4)
  await setTerms(ana.id, { absentFrom: '2026-03-11', absentUntil: '2026-03-12' })
  const worker = await createWorker(desk.ports)
  const freedOf = async (id: string) =>
    (await supervisor.call(workloadList, {})).find((one) => one.id === id)?.freed
  await worker.tick()
  expect(await freedOf(ana.id)).toBeNull()
  desk.at('2026-03-11T02:00:00Z')
  await worker.tick()
  expect(await freedOf(ana.id)).toBe(2)
  const away = { absentFrom: '2026-03-11', absentUntil: '2026-03-12' }
  await setTerms(ana.id, { ...away, cap: 3 })
  expect(await freedOf(ana.id)).toBe(2)
  await setTerms(ana.id, { ...away, absentUntil: '2026-03-13' })
  expect(await freedOf(ana.id)).toBe(0)
  await desk.database
    .updateTable('staff')
    .set({ is_disabled: true })
    .where('id', '=', budi.id)
    .execute()
  desk.at('2026-03-11T02:05:00Z')
  await worker.tick()
  expect(owners).not.toContain(null)
  expect(await Promise.all(numbers.map(owner))).toEqual([null, null, null, null])
})
