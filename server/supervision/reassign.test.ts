import { beforeEach, describe, expect, test } from 'vitest'
import type { Body } from '../../contract/endpoint.ts'
import { claimAssign, claimTake } from '../../contract/claims.ts'
import { claimHold } from '../../contract/claim-work.ts'
import { noticeList } from '../../contract/live.ts'
import {
  reassignClaims,
  reassignPreview,
  reassignUndo,
  workloadChange,
  workloadList,
} from '../../contract/reassign.ts'
import { decline, newKey, readClaim, redeem } from '../../tests/support/acts.ts'
import type { Somebody } from '../../tests/support/desk.ts'
import { refusal } from '../../tests/support/refusal.ts'
import { createWorker } from '../worker.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
let agent: Somebody
let colleague: Somebody
let supervisor: Somebody
let made = 0
let promotion: string

beforeEach(async () => {
  desk.at('2026-03-25T02:00:00Z')
  made += 1
  promotion = `campaign-${made}`
  await desk.database.updateTable('staff').set({ is_disabled: true }).execute()
  agent = await desk.as('agent')
  colleague = await desk.as('agent')
  supervisor = await desk.as('supervisor')
  await desk.addPromotion(promotion, { language: 'id' })
})

type Wanted = Body<typeof reassignClaims>
const give = (to: Wanted['to'], overrides: Partial<Wanted> = {}) =>
  supervisor.call(reassignClaims, {
    idempotencyKey: newKey(),
    body: {
      from: { promotion: [promotion] },
      to,
      because: null,
      atMost: 500,
      ...overrides,
    },
  })

const preview = (to: Wanted['to']) =>
  supervisor.call(reassignPreview, { body: { from: { promotion: [promotion] }, to, atMost: 500 } })

async function keysKept(): Promise<number> {
  return (await desk.database.selectFrom('idempotency_keys').select('key').execute()).length
}

const terms = { languages: [], cap: null, absentFrom: null, absentUntil: null }
const setTerms = (id: string, overrides: object) =>
  supervisor.call(workloadChange, { params: { id }, body: { ...terms, ...overrides } })

const owner = async (number: string) => (await readClaim(supervisor, number)).assignee?.id ?? null

async function send(count: number): Promise<string[]> {
  const numbers: string[] = []
  for (let n = 0; n < count; n++) numbers.push(await redeem(desk, { promotion }))
  return numbers
}

test('claims are given to one person, who is told why; the history tells it too', async () => {
  const [first = ''] = await send(2)
  const given = await give({ kind: 'person', id: agent.id }, { because: 'The promise is at risk' })
  expect(given).toMatchObject({
    fitting: 2,
    given: [{ id: agent.id, claims: 2 }],
    left: 0,
    busy: 0,
  })
  const { assignee, history } = await readClaim(supervisor, first)
  expect(assignee?.id).toBe(agent.id)
  expect(history[0]).toMatchObject({
    kind: 'claim_assigned',
    internalNote: 'The promise is at risk',
  })
  const notices = await agent.call(noticeList, {})
  expect(notices).toMatchObject([
    { kind: 'assigned', note: 'The promise is at risk' },
    { kind: 'assigned', note: 'The promise is at risk' },
  ])
})

test.each<[string, (id: string) => Wanted['to']]>([
  ['to whom a rule chooses', (id) => ({ kind: 'rule', among: [id] })],
  ['to one person', (id) => ({ kind: 'person', id })],
  ['back to everybody', () => ({ kind: 'nobody' })],
  ['put off', () => ({ kind: 'hold', until: '2026-04-02' })],
])('a preview of claims %s says what is then done, and leaves nothing behind', async (_, to) => {
  const [busy = '', mine = ''] = await send(3)
  await colleague.call(claimTake, { params: { number: busy } })
  const { version } = await readClaim(supervisor, mine)
  const params = { number: mine }
  await supervisor.call(claimAssign, { params, version, body: { assignee: supervisor.id } })
  const before = await readClaim(supervisor, mine)
  const kept = await keysKept()
  const foreseen = await preview(to(agent.id))
  expect(foreseen).toMatchObject({ fitting: 3, busy: 1 })
  expect(await readClaim(supervisor, mine)).toEqual(before)
  expect(await keysKept()).toBe(kept)
  const { id, ...done } = await give(to(agent.id), { because: 'The promise is at risk' })
  expect(done).toEqual(foreseen)
  expect(id).not.toBeNull()
})

test('the most urgent go first', async () => {
  desk.at('2026-03-20T02:00:00Z')
  const [urgent = ''] = await send(1)
  desk.at('2026-03-25T02:00:00Z')
  const [later = ''] = await send(1)
  expect(await give({ kind: 'person', id: agent.id }, { atMost: 1 })).toMatchObject({ fitting: 2 })
  expect([await owner(urgent), await owner(later)]).toEqual([agent.id, null])
})

test('by rule they are shared out by load, language, cap and absence', async () => {
  await setTerms(agent.id, { languages: ['id'], cap: 1 })
  await setTerms(colleague.id, { languages: ['fr'] })
  await setTerms(supervisor.id, { absentFrom: '2026-03-25', absentUntil: '2026-03-25' })
  await send(3)
  const given = await give({ kind: 'rule', among: [] })
  expect(given).toMatchObject({ fitting: 3, given: [{ id: agent.id, claims: 1 }], left: 2 })
  await setTerms(colleague.id, {})
  expect(await give({ kind: 'rule', among: [] })).toMatchObject({
    given: [{ id: colleague.id, claims: 2 }],
    left: 0,
  })
})

test('what somebody is at right now stays with them', async () => {
  const [held = '', free = ''] = await send(2)
  await colleague.call(claimTake, { params: { number: held } })
  expect(await give({ kind: 'person', id: agent.id })).toMatchObject({ busy: 1 })
  expect([await owner(held), await owner(free)]).toEqual([null, agent.id])
})

test('what is stuck with somebody goes back to everybody', async () => {
  const [number = ''] = await send(1)
  await give({ kind: 'person', id: agent.id })
  const back = await give({ kind: 'nobody' }, { from: { assignee: agent.id } })
  expect(back).toMatchObject({ given: [{ id: null, name: null, claims: 1 }] })
  expect(await owner(number)).toBeNull()
  expect(await give({ kind: 'nobody' })).toMatchObject({ id: null, given: [] })
})

describe('an undo', () => {
  test('gives claims back to whoever had them', async () => {
    const [number = ''] = await send(1)
    await give({ kind: 'person', id: agent.id })
    const { id } = await give({ kind: 'person', id: colleague.id })
    const undo = () => supervisor.call(reassignUndo, { params: { id: id ?? '' } })
    expect(await undo()).toMatchObject({ undone: 1, kept: 0 })
    expect(await owner(number)).toBe(agent.id)
    expect((await refusal(undo())).id).toBe('nothing_to_undo')
  })

  test('leaves alone what somebody worked on since', async () => {
    const [decided = '', waiting = ''] = await send(2)
    const { id } = await give({ kind: 'person', id: agent.id })
    await decline(agent, decided)
    const undone = await supervisor.call(reassignUndo, { params: { id: id ?? '' } })
    expect(undone).toMatchObject({ undone: 1, kept: 1 })
    expect([await owner(decided), await owner(waiting)]).toEqual([agent.id, null])
  })

  test('of what was never done is not found', async () => {
    const params = { id: '0190a000-0000-7000-8000-000000000009' }
    expect((await refusal(supervisor.call(reassignUndo, { params }))).id).toBe('not_found')
  })
})

describe('an absence', () => {
  test('frees claims and leases at once when it has begun', async () => {
    const [mine = '', held = ''] = await send(2)
    await give({ kind: 'person', id: agent.id }, { atMost: 1 })
    await agent.call(claimTake, { params: { number: held } })
    const { freed, people } = await setTerms(agent.id, {
      absentFrom: '2026-03-24',
      absentUntil: '2026-03-27',
    })
    expect(freed).toBe(1)
    expect(people.find(({ id }) => id === agent.id)).toMatchObject({
      isAbsent: true,
      open: 0,
      leases: 0,
    })
    expect(await owner(mine)).toBeNull()
    expect((await readClaim(supervisor, held)).lease).toBeNull()
    expect((await readClaim(supervisor, mine)).history[0]).toMatchObject({
      kind: 'claim_assigned',
      actor: { kind: 'system' },
    })
  })

  test('that is still to come frees nothing before its day, and then by itself', async () => {
    const [number = ''] = await send(1)
    await give({ kind: 'person', id: agent.id })
    const leave = { absentFrom: '2026-03-26', absentUntil: '2026-03-27' }
    expect((await setTerms(agent.id, leave)).freed).toBe(0)
    const tick = async () => (await createWorker(desk.ports)).tick()
    await tick()
    expect(await owner(number)).toBe(agent.id)
    // Midnight in Taipei, by whose dates the team goes.
    desk.at('2026-03-25T16:00:00Z')
    await tick()
    expect(await owner(number)).toBeNull()
  })

  test('that is over keeps nobody from work', async () => {
    await setTerms(agent.id, { absentFrom: '2026-03-20', absentUntil: '2026-03-24' })
    await send(1)
    const given = await give({ kind: 'rule', among: [agent.id] })
    expect(given.given).toMatchObject([{ id: agent.id }])
  })
})

describe('what is refused', () => {
  test('somebody who decides no claims', async () => {
    const auditor = await desk.as('auditor')
    await send(1)
    const refused = await refusal(give({ kind: 'person', id: auditor.id }))
    expect(refused.faults).toMatchObject([{ field: 'to.id', code: 'no_reviewer' }])
    expect((await refusal(setTerms(auditor.id, {}))).id).toBe('not_found')
  })

  test('an absence that ends before it begins, or does not end', async () => {
    const backwards = { absentFrom: '2026-03-27', absentUntil: '2026-03-26' }
    expect((await refusal(setTerms(agent.id, backwards))).id).toBe('invalid_input')
    const endless = { absentFrom: '2026-03-27' }
    expect((await refusal(setTerms(agent.id, endless))).id).toBe('invalid_input')
  })
})

test('a repeat of one call gives nothing twice', async () => {
  await send(1)
  const body: Wanted = {
    from: { promotion: [promotion] },
    to: { kind: 'person', id: agent.id },
    because: null,
    atMost: 10,
  }
  const idempotencyKey = newKey()
  const first = await supervisor.call(reassignClaims, { idempotencyKey, body })
  expect(await supervisor.call(reassignClaims, { idempotencyKey, body })).toEqual(first)
  expect(await agent.call(noticeList, {})).toHaveLength(1)
})

test('everybody’s load is told: what is theirs, and what of it is overdue', async () => {
  desk.at('2026-02-02T02:00:00Z')
  await send(1)
  desk.at('2026-03-25T02:00:00Z')
  await send(1)
  await give({ kind: 'person', id: agent.id })
  const people = await supervisor.call(workloadList, {})
  expect(people.find(({ id }) => id === agent.id)).toMatchObject({
    open: 2,
    overdue: 1,
    leases: 0,
  })
})

describe('claims that are put off together', () => {
  const until = '2026-04-02'
  const hold = (overrides: Partial<Wanted> = {}) =>
    give({ kind: 'hold', until }, { because: 'The shop answers on Thursday', ...overrides })
  const holdOn = async (number: string) => (await readClaim(supervisor, number)).hold

  test('stay with whoever has them, and a preview changes nothing', async () => {
    const numbers = await send(3)
    await give({ kind: 'person', id: agent.id }, { atMost: 1 })
    expect(await preview({ kind: 'hold', until })).toMatchObject({ held: 3 })
    expect(await Promise.all(numbers.map(holdOn))).toEqual([null, null, null])
    const owners = await Promise.all(numbers.map(owner))
    expect(await hold()).toMatchObject({ fitting: 3, held: 3, heldAlready: 0, given: [] })
    expect(await Promise.all(numbers.map(owner))).toEqual(owners)
    for (const number of numbers) {
      expect(await holdOn(number)).toMatchObject({
        until,
        because: 'The shop answers on Thursday',
      })
    }
  })

  test('leave alone what somebody is at, and what was put off before', async () => {
    const [busy = '', held = '', free = ''] = await send(3)
    await agent.call(claimTake, { params: { number: busy } })
    await supervisor.call(claimHold, {
      params: { number: held },
      version: (await readClaim(supervisor, held)).version,
      body: { until: '2026-04-10', because: 'Something else' },
    })
    expect(await hold()).toMatchObject({ busy: 1, held: 1, heldAlready: 1 })
    expect((await holdOn(held))?.until).toBe('2026-04-10')
    expect((await holdOn(free))?.until).toBe(until)
    expect(await holdOn(busy)).toBeNull()
  })

  test('are taken up again together, but for those that something happened to', async () => {
    const [moved = '', back = ''] = await send(2)
    const { id } = await hold()
    await supervisor.call(claimHold, {
      params: { number: moved },
      version: (await readClaim(supervisor, moved)).version,
      body: { until: '2026-04-20', because: 'Longer' },
    })
    const undone = await supervisor.call(reassignUndo, { params: { id: id ?? '' } })
    expect(undone).toMatchObject({ undone: 1, kept: 1 })
    expect(await holdOn(back)).toBeNull()
    expect((await holdOn(moved))?.until).toBe('2026-04-20')
    expect((await readClaim(supervisor, back)).history[0]?.kind).toBe('claim_hold_ended')
  })

  test('stay put off where somebody is at one by now, and are none once the day has come', async () => {
    const [taken = '', back = ''] = await send(2)
    const { id } = await hold()
    await agent.call(claimTake, { params: { number: taken } })
    const undone = await supervisor.call(reassignUndo, { params: { id: id ?? '' } })
    expect(undone).toMatchObject({ undone: 1, kept: 1 })
    expect((await holdOn(taken))?.until).toBe(until)
    expect(await holdOn(back)).toBeNull()

    const later = await hold()
    expect(later).toMatchObject({ held: 1, busy: 1 })
    desk.at(`${until}T02:00:00Z`)
    const late = await supervisor.call(reassignUndo, { params: { id: later.id ?? '' } })
    expect(late).toMatchObject({ undone: 0, kept: 1 })
    expect((await readClaim(supervisor, back)).history[0]?.kind).toBe('claim_held')
  })

  test('need a reason, and a date to come', async () => {
    await send(1)
    expect((await refusal(hold({ because: null }))).id).toBe('invalid_input')
    const past = { kind: 'hold', until: '2026-03-25' } as const
    expect((await refusal(preview(past))).id).toBe('invalid_input')
    expect((await refusal(give(past, { because: 'x' }))).id).toBe('invalid_input')
  })
})
