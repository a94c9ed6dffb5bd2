import { beforeAll, beforeEach, expect, test } from 'vitest'
import { claimTakeOver } from '../../contract/claim-work.ts'
import { claimTake } from '../../contract/claims.ts'
import { approve, redeem } from '../../tests/support/acts.ts'
import { followFeed } from '../../tests/support/follow.ts'
import { ask } from '../../tests/support/raw.ts'
import { changeStaff, signOff } from '../../tests/support/sign-offs.ts'
import { lookAtDue } from '../claims/checks/due-checks.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
beforeAll(() => desk.addPromotion('smart-moves'))
beforeEach(() => desk.at('2026-03-10T02:00:00Z'))

async function follow(personId: string, lastEventId?: string) {
  const response = await ask(desk, 'GET', '/api/live', {
    as: personId,
    headers: lastEventId ? { 'last-event-id': lastEventId } : {},
  })
  return followFeed(response)
}

test('what others do is told in its order: redeemed, taken, decided', async () => {
  const agent = await desk.as('agent')
  const feed = await follow(agent.id)
  const number = await redeem(desk)
  await agent.call(claimTake, { params: { number } })
  await approve(agent, number)
  await expect.poll(() => feed.state.events.length).toBeGreaterThanOrEqual(4)
  const by = { id: agent.id, name: expect.any(String) as string }
  expect(feed.state.events).toEqual([
    { kind: 'claim', number, version: 1, by: null },
    { kind: 'lease', number, by },
    { kind: 'claim', number, version: 2, by },
    { kind: 'lease', number, by },
  ])
  await feed.hangUp()
})

test('what waits for a second person is told, and that it does no longer', async () => {
  const [keeper, second] = [await desk.as('administrator', 'agent'), await desk.as('supervisor')]
  const feed = await follow(second.id)
  const owner = await desk.as('agent')
  await changeStaff(keeper, owner.id, { roles: ['agent', 'supervisor'] })
  await expect.poll(() => feed.state.events).toEqual([{ kind: 'sign_off' }])
  await signOff(second, 'staff_changed')
  await expect.poll(() => feed.state.events).toEqual([{ kind: 'sign_off' }, { kind: 'sign_off' }])
  await feed.hangUp()
})

test('checks that came to something else are told once for many claims', async () => {
  const agent = await desk.as('agent')
  for (let n = 0; n < 3; n++) await redeem(desk)
  const feed = await follow(agent.id)
  await lookAtDue(desk.ports)
  await expect.poll(() => feed.state.events).toEqual([{ kind: 'checks' }])
  await lookAtDue(desk.ports)
  await redeem(desk)
  await expect.poll(() => feed.state.events.map(({ kind }) => kind)).toEqual(['checks', 'claim'])
  await feed.hangUp()
})

test('whoever was away is told what they missed, once', async () => {
  const agent = await desk.as('agent')
  const first = await follow(agent.id)
  const seen = await redeem(desk)
  await expect.poll(() => first.state.events.length).toBe(1)
  await first.hangUp()

  const missed = await redeem(desk)
  const second = await follow(agent.id, first.state.id)
  await expect
    .poll(() => second.state.events)
    .toEqual([{ kind: 'claim', number: missed, version: 1, by: null }])
  expect(seen).not.toBe(missed)
  await second.hangUp()
})

test('whoever was away for more than an hour reads everything anew', async () => {
  const agent = await desk.as('agent')
  const first = await follow(agent.id)
  await first.hangUp()
  desk.at('2026-03-10T03:01:00Z')
  const second = await follow(agent.id, first.state.id)
  await expect.poll(() => second.state.events).toEqual([{ kind: 'reset' }])
  await second.hangUp()
})

test.each(['nonsense', '1-2', "1-2-3'; drop table changes"])(
  'an id that is none (%s) is a place that was lost',
  async (id) => {
    const agent = await desk.as('agent')
    const feed = await follow(agent.id, id)
    await expect.poll(() => feed.state.events).toEqual([{ kind: 'reset' }])
    await feed.hangUp()
  },
)

test('whoever hears nothing for a while hears that nothing was', async () => {
  const agent = await desk.as('agent')
  const feed = await follow(agent.id)
  await expect.poll(() => feed.state.quiet).toBeGreaterThan(1)
  expect(feed.state.events).toEqual([])
  await feed.hangUp()
})

test('whoever may no longer come in hears nothing more', async () => {
  const agent = await desk.as('agent')
  const feed = await follow(agent.id)
  await desk.database
    .updateTable('staff')
    .set({ is_disabled: true })
    .where('id', '=', agent.id)
    .execute()
  await expect.poll(() => feed.state.isOver).toBe(true)
})

test('a notice is told to whom it is for, and to nobody else', async () => {
  const ayu = await desk.as('agent')
  const budi = await desk.as('agent')
  const number = await redeem(desk)
  await ayu.call(claimTake, { params: { number } })
  const [hers, his] = [await follow(ayu.id), await follow(budi.id)]
  await budi.call(claimTakeOver, { params: { number } })
  await expect.poll(() => hers.state.events.map(({ kind }) => kind)).toContain('notice')
  await expect.poll(() => his.state.events.map(({ kind }) => kind)).toEqual(['lease'])
  await hers.hangUp()
  await his.hangUp()
})
