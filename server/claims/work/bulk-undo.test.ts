import { beforeAll, beforeEach, expect, test } from 'vitest'
import { claimBulk, type BulkAct } from '../../../contract/bulk.ts'
import { claimTake } from '../../../contract/claims.ts'
import { sessionRead } from '../../../contract/session.ts'
import { approve, newKey, readClaim, redeem } from '../../../tests/support/acts.ts'
import type { Somebody } from '../../../tests/support/desk.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'
import { forgetOldBulkSteps } from './bulk-undo.ts'

const desk = fileDesk()
let agent: Somebody
let other: Somebody
let supervisor: Somebody
let claims: string[]
beforeAll(() => desk.addPromotion('smart-moves'))
beforeEach(async () => {
  desk.at('2026-03-10T02:00:00Z')
  agent = await desk.as('agent')
  other = await desk.as('agent')
  supervisor = await desk.as('supervisor')
  claims = [await redeem(desk), await redeem(desk)]
})

const read = (number = claims[0] ?? '') => readClaim(supervisor, number)
const versionOf = async (number: string) => ({ number, version: (await read(number)).version })
const send = async (who: Somebody, act: BulkAct, numbers = claims, idempotencyKey = newKey()) => {
  const rows = await Promise.all(numbers.map(versionOf))
  return (await who.call(claimBulk, { idempotencyKey, body: { act, rows } })).rows
}
const undo = (who: Somebody, numbers = claims) => send(who, { kind: 'undo' }, numbers)
const assign = (to: Somebody | null): BulkAct => ({ kind: 'assign', assignee: to?.id ?? null })
const hold = (until: string, because = 'the shop is asked'): BulkAct => ({
  kind: 'hold',
  until,
  because,
  overOthers: true,
})
const tag = (...add: string[]): BulkAct => ({ kind: 'tag', add, remove: [] })

test('claims go back to whom they had before, each to their own, and the history says why', async () => {
  await send(supervisor, assign(other), claims.slice(0, 1))
  await send(supervisor, assign(agent))
  expect(await undo(supervisor)).toMatchObject([
    { outcome: 'done', version: 4 },
    { outcome: 'done', version: 3 },
  ])
  const { assignee, history } = await read()
  expect(assignee?.id).toBe(other.id)
  expect(history[0]).toMatchObject({
    kind: 'claim_assigned',
    details: { isUndo: true },
  })
  expect((await read(claims[1])).assignee).toBeNull()
})

test('tags are put back as they were, also those that were removed', async () => {
  await send(agent, tag('vip', 'late'), claims.slice(0, 1))
  await send(agent, { kind: 'tag', add: ['call'], remove: ['late'] })
  await undo(agent)
  const { tags, history } = await read()
  expect(tags).toEqual(['late', 'vip'])
  expect(history[0]).toMatchObject({
    kind: 'claim_tagged',
    details: { added: ['late'], removed: ['call'], isUndo: true },
  })
  expect((await read(claims[1])).tags).toEqual([])
})

test('a hold ends, or is again the one that it replaced, of whoever chose it', async () => {
  await send(other, hold('2026-03-18', 'the member is away'), claims.slice(0, 1))
  await send(agent, hold('2026-03-20'))
  await undo(agent)
  const { hold: before, history } = await read()
  expect(before).toMatchObject({ until: '2026-03-18', because: 'the member is away' })
  const { person } = await other.call(sessionRead, {})
  expect(before?.by).toBe(person?.name)
  expect(history[0]).toMatchObject({
    kind: 'claim_held',
    details: { until: '2026-03-18', isUndo: true },
    internalNote: 'the member is away',
  })
  const second = await read(claims[1])
  expect(second.hold).toBeNull()
  expect(second.history[0]).toMatchObject({ kind: 'claim_hold_ended', details: { isUndo: true } })
})

test('an earlier hold whose day has come meanwhile is over', async () => {
  await send(other, hold('2026-03-11'))
  await send(agent, hold('2026-03-20'))
  desk.at('2026-03-11T02:00:00Z')
  expect(await undo(agent)).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }])
  expect((await read()).hold).toBeNull()
})

test('what happened to a claim since stays, and no other waits for it', async () => {
  const [first = '', second = ''] = claims
  const made = await send(agent, tag('vip'))
  await send(other, tag('call'), [first])
  const rows = made.map(({ number, version }) => ({ number, version: version ?? 0 }))
  const body = { act: { kind: 'undo' as const }, rows }
  const call = { idempotencyKey: newKey(), body }
  const { rows: told } = await agent.call(claimBulk, call)
  expect(told).toMatchObject([
    { number: first, outcome: 'refused', why: 'claim_changed' },
    { number: second, outcome: 'done' },
  ])
  expect((await read(first)).tags).toEqual(['call', 'vip'])
  // A lost answer is told again, and nothing is undone twice.
  expect((await agent.call(claimBulk, call)).rows).toEqual(told)
})

test('only one’s own bulk actions are undone, once, and no other step', async () => {
  const [first = ''] = claims
  const nothing = { outcome: 'refused', why: 'nothing_to_undo' }
  expect(await undo(agent, [first])).toMatchObject([nothing])
  await send(agent, tag('vip'))
  expect(await undo(other, [first])).toMatchObject([nothing])
  expect(await undo(agent, [first])).toMatchObject([{ outcome: 'done' }])
  expect(await undo(agent, [first])).toMatchObject([nothing])
  expect((await read(first)).tags).toEqual([])
})

test('the law of each act holds for its undo', async () => {
  const [first = '', second = ''] = claims
  await send(agent, tag('vip'))
  await other.call(claimTake, { params: { number: first } })
  expect(await undo(agent, [first])).toMatchObject([
    { outcome: 'refused', why: 'claim_taken', by: { id: other.id } },
  ])
  await send(supervisor, assign(agent))
  // As if a supervisor were an agent by now: a role changes hands by two people only.
  await desk.database
    .updateTable('bulk_steps')
    .set({ by_id: agent.id })
    .where('act', '=', 'assign')
    .execute()
  expect(await undo(agent, [second])).toMatchObject([{ outcome: 'refused', why: 'not_permitted' }])
})

test('a claim that is decided is not put on hold or assigned by an undo', async () => {
  const [first = ''] = claims
  await send(agent, hold('2026-03-20'))
  await approve(agent, first)
  expect(await undo(agent, [first])).toMatchObject([{ why: 'nothing_to_undo' }])
})

test('nobody gets claims back who decides none any more', async () => {
  const [first = ''] = claims
  const gone = await desk.as('agent')
  await send(supervisor, assign(gone), [first])
  await send(supervisor, assign(agent), [first])
  await desk.database
    .updateTable('staff')
    .set({ is_disabled: true })
    .where('id', '=', gone.id)
    .execute()
  expect(await undo(supervisor, [first])).toMatchObject([
    { outcome: 'refused', why: 'invalid_input', fault: { code: 'no_reviewer' } },
  ])
  expect((await read(first)).assignee?.id).toBe(agent.id)
})

test('what was replaced is forgotten after a day', async () => {
  await send(agent, tag('vip'))
  await forgetOldBulkSteps(desk.database, new Date('2026-03-11T01:00:00Z'))
  expect(await undo(agent, claims.slice(0, 1))).toMatchObject([{ outcome: 'done' }])
  await forgetOldBulkSteps(desk.database, new Date('2026-03-11T03:00:00Z'))
  expect(await undo(agent, claims.slice(1))).toMatchObject([{ why: 'nothing_to_undo' }])
})
