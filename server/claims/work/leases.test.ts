import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claimAssign, claimLeave, claimTake } from '../../../contract/claims.ts'
import { colleagueList } from '../../../contract/queue.ts'
import { approve, decline, readClaim, redeem } from '../../../tests/support/acts.ts'
import { changeStaff } from '../../../tests/support/sign-offs.ts'
import { faultsOf, refusal } from '../../../tests/support/refusal.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

const desk = fileDesk()
const ayu = desk.staff('agent')
const budi = desk.staff('agent')
const supervisor = desk.staff('supervisor')
let number: string
beforeAll(() => desk.addPromotion('smart-moves'))
beforeEach(async () => {
  desk.at('2026-03-10T02:00:00Z')
  number = await redeem(desk)
})

const take = (who: typeof ayu) => who.call(claimTake, { params: { number } })
const leave = (who: typeof ayu) => who.call(claimLeave, { params: { number } })

describe('holding a claim', () => {
  test('lasts ten minutes from the last time it was taken', async () => {
    expect(await take(ayu)).toEqual({
      holder: { id: ayu.id, name: 'agent 1' },
      isMine: true,
      takenAt: '2026-03-10T02:00:00.000Z',
      expiresAt: '2026-03-10T02:10:00.000Z',
    })
    desk.at('2026-03-10T02:06:00Z')
    expect(await take(ayu)).toMatchObject({
      takenAt: '2026-03-10T02:00:00.000Z',
      expiresAt: '2026-03-10T02:16:00.000Z',
    })
  })

  test('keeps colleagues from taking and deciding it, and says who holds it', async () => {
    await take(ayu)
    expect(await refusal(take(budi))).toMatchObject({
      id: 'claim_taken',
      by: { id: ayu.id, name: 'agent 1' },
    })
    expect(await refusal(decline(budi, number))).toMatchObject({
      id: 'claim_taken',
      by: { id: ayu.id, name: 'agent 1' },
    })
    const seen = await readClaim(budi, number)
    expect(seen.lease).toMatchObject({ holder: { name: 'agent 1' }, isMine: false })
    expect(seen.abilities.approve).toEqual({ isAllowed: false, why: 'claim_taken' })
  })

  test('is no version: what a colleague read before stays what it was', async () => {
    const before = await readClaim(budi, number)
    await take(ayu)
    await leave(ayu)
    expect(await readClaim(budi, number)).toEqual(before)
  })

  test('ends when it is given back', async () => {
    await take(ayu)
    await leave(ayu)
    expect(await take(budi)).toMatchObject({ isMine: true })
  })

  test('ends when its time is over, and begins anew for the next', async () => {
    await take(ayu)
    desk.at('2026-03-10T02:10:00Z')
    expect(await take(budi)).toMatchObject({ takenAt: '2026-03-10T02:10:00.000Z', isMine: true })
    expect((await refusal(take(ayu))).id).toBe('claim_taken')
  })

  test('ends with the decision', async () => {
    await take(ayu)
    const decided = await approve(ayu, number)
    expect(decided.lease).toBeNull()
    expect((await refusal(take(budi))).id).toBe('claim_not_open')
  })

  test('is not needed to decide', async () => {
    expect((await approve(ayu, number)).state).toBe('approved')
  })
})

describe('giving back', () => {
  test('what one does not hold does nothing, also to a colleague’s lease', async () => {
    await leave(budi)
    await take(ayu)
    await leave(budi)
    expect((await readClaim(ayu, number)).lease).toMatchObject({ isMine: true })
  })

  test('what is not there is not found', async () => {
    const nowhere = { params: { number: 'R-999999' } }
    expect((await refusal(ayu.call(claimLeave, nowhere))).id).toBe('not_found')
    expect((await refusal(ayu.call(claimTake, nowhere))).id).toBe('not_found')
  })
})

describe('giving a claim to a colleague', () => {
  const assign = (assignee: string | null, version = 1, to = number) =>
    supervisor.call(claimAssign, { params: { number: to }, version, body: { assignee } })

  test('is a version of its own, in the history by name', async () => {
    const given = await assign(ayu.id)
    expect(given).toMatchObject({ version: 2, assignee: { id: ayu.id, name: 'agent 1' } })
    expect(given.history[0]).toMatchObject({
      kind: 'claim_assigned',
      actor: { kind: 'staff', name: 'supervisor 3' },
      details: { to: 'agent 1' },
    })
    const freed = await assign(null, 2)
    expect(freed).toMatchObject({ version: 3, assignee: null })
    expect(freed.history[0]?.details).toEqual({ to: null })
  })

  test('does not wait for whoever holds it', async () => {
    await take(budi)
    expect(await assign(ayu.id)).toMatchObject({ assignee: { id: ayu.id } })
  })

  test('goes to nobody who does not decide', async () => {
    const administrator = await desk.as('administrator')
    const auditor = await desk.as('auditor')
    const gone = await desk.as('agent')
    await changeStaff(administrator, gone.id, { isDisabled: true })
    const nobody = '0190a000-0000-7000-8000-000000000009'
    for (const id of [auditor.id, gone.id, nobody]) {
      expect(await faultsOf(assign(id))).toEqual(['assignee: no_reviewer'])
    }
    const names = await ayu.call(colleagueList, {})
    expect(names.map(({ id }) => id).toSorted()).toEqual(
      [ayu.id, budi.id, supervisor.id].toSorted(),
    )
  })

  test('is refused for a claim that changed, that is decided, or that is not there', async () => {
    await assign(ayu.id)
    expect(await refusal(assign(budi.id))).toMatchObject({
      id: 'claim_changed',
      status: 412,
      version: 2,
      changes: [{ version: 2, kind: 'claim_assigned', by: 'supervisor 3' }],
    })
    await approve(ayu, number)
    expect((await refusal(assign(budi.id, 3))).id).toBe('claim_not_open')
    expect((await refusal(assign(budi.id, 1, 'R-999999'))).id).toBe('not_found')
  })
})
