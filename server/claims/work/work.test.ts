import { beforeAll, beforeEach, expect, test } from 'vitest'
import {
  claimEndHold,
  claimHandOver,
  claimHold,
  claimLinks,
  claimSkip,
  claimTakeOver,
} from '../../../contract/claim-work.ts'
import { claimRead, claimTake } from '../../../contract/claims.ts'
import { evidenceKinds } from '../../../contract/evidence.ts'
import { noticeList, noticeSeen, noticesSeen } from '../../../contract/live.ts'
import type { ClaimTie } from '../../../contract/ties.ts'
import { approve, redeem } from '../../../tests/support/acts.ts'
import type { Somebody } from '../../../tests/support/desk.ts'
import { faultsOf, refusedWith } from '../../../tests/support/refusal.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

const desk = fileDesk()
let ayu: Somebody
let budi: typeof ayu
let number: string
beforeAll(() => desk.addPromotion('smart-moves'))
beforeEach(async () => {
  desk.at('2026-03-10T02:00:00Z')
  ayu = await desk.as('agent')
  budi = await desk.as('agent')
  number = await redeem(desk)
})

const read = (who: typeof ayu) => who.call(claimRead, { params: { number } })
const take = (who: typeof ayu) => who.call(claimTake, { params: { number } })
const at = async () => ({ params: { number }, version: (await read(ayu)).version })

test('whoever takes over holds it, and the one before is told once', async () => {
  await take(ayu)
  const lease = await budi.call(claimTakeOver, { params: { number } })
  expect(lease).toMatchObject({ isMine: true, holder: { id: budi.id } })
  expect(await refusedWith(take(ayu))).toBe('claim_taken')

  const [notice, ...more] = await ayu.call(noticeList, {})
  expect(more).toEqual([])
  expect(notice).toMatchObject({ kind: 'taken_over', claim: number })
  expect(notice?.seenAt).toBeNull()
  await ayu.call(noticeSeen, { params: { id: notice?.id ?? '' } })
  expect(await ayu.call(noticeList, {})).toMatchObject([
    { id: notice?.id, seenAt: expect.any(String) },
  ])
})

test('all notices up to a moment are marked as read at once, and no later one', async () => {
  await take(ayu)
  await budi.call(claimTakeOver, { params: { number } })
  const [first] = await ayu.call(noticeList, {})
  desk.at('2026-03-11T02:00:00Z')
  await take(ayu)
  await budi.call(claimTakeOver, { params: { number } })
  await budi.call(noticesSeen, { body: { upTo: '2026-12-31T00:00:00Z' } })
  await ayu.call(noticesSeen, { body: { upTo: first?.at ?? '' } })
  expect((await ayu.call(noticeList, {})).map(({ seenAt }) => seenAt === null)).toEqual([
    true,
    false,
  ])
})

test('a notice is seen by whom it is for, and by nobody else', async () => {
  await take(ayu)
  await budi.call(claimTakeOver, { params: { number } })
  const [notice] = await ayu.call(noticeList, {})
  await budi.call(noticeSeen, { params: { id: notice?.id ?? '' } })
  expect(await budi.call(noticeList, {})).toEqual([])
  expect(await ayu.call(noticeList, {})).toHaveLength(1)
})

test('taking over what nobody holds tells nobody', async () => {
  await budi.call(claimTakeOver, { params: { number } })
  expect(await budi.call(noticeList, {})).toEqual([])
})

test('handing over gives the claim with its note, and frees it', async () => {
  await take(ayu)
  const handed = await ayu.call(claimHandOver, {
    ...(await at()),
    body: { to: budi.id, note: 'the invoice is in French' },
  })
  expect(handed).toMatchObject({ assignee: { id: budi.id }, lease: null })
  expect(handed.history[0]).toMatchObject({
    kind: 'claim_handed_over',
    internalNote: 'the invoice is in French',
  })
  expect(await budi.call(noticeList, {})).toMatchObject([
    { kind: 'handed_over', claim: number, note: 'the invoice is in French' },
  ])
  await take(budi)
})

test('handing over to nobody who decides is refused', async () => {
  const { id } = await desk.as('logistics')
  expect(
    await faultsOf(ayu.call(claimHandOver, { ...(await at()), body: { to: id, note: null } })),
  ).toEqual(['to: no_reviewer'])
})

test.each([
  ['2026-03-10', ['until: not_a_hold']],
  ['2026-05-10', ['until: not_a_hold']],
  ['2020-01-01', ['until: not_a_hold']],
  ['tomorrow', ['until: wrong_form']],
])('a hold until %s is refused', async (until, faults) => {
  expect(
    await faultsOf(ayu.call(claimHold, { ...(await at()), body: { until, because: 'why' } })),
  ).toEqual(faults)
})

test('a decision ends a hold', async () => {
  await ayu.call(claimHold, { ...(await at()), body: { until: '2026-03-20', because: 'asked' } })
  expect((await read(ayu)).hold).toMatchObject({ until: '2026-03-20' })
  expect((await approve(ayu, number)).hold).toBeNull()
})

test('what a colleague is at is neither held, skipped nor handed over', async () => {
  await take(budi)
  const here = await at()
  const body = { because: 'why', until: '2026-03-20' }
  expect(await refusedWith(ayu.call(claimHold, { ...here, body }))).toBe('claim_taken')
  expect(await refusedWith(ayu.call(claimSkip, { ...here, body: { because: 'why' } }))).toBe(
    'claim_taken',
  )
  expect(
    await refusedWith(ayu.call(claimHandOver, { ...here, body: { to: ayu.id, note: null } })),
  ).toBe('claim_taken')
})

test('what was decided is not held', async () => {
  await approve(ayu, number)
  const body = { until: '2026-03-20', because: 'why' }
  expect(await refusedWith(ayu.call(claimHold, { ...(await at()), body }))).toBe('claim_not_open')
})

test('linked claims are told with all they share, and strangers are not', async () => {
  const shared = { email: 'linked@example.com', id: 'mc-77' }
  const facts = { registration: { serialNumber: 'LINK1234567' } }
  number = await redeem(desk, { member: shared, ...facts })
  const twin = await redeem(desk, {
    member: { ...shared, email: 'LINKED@example.com' },
    registration: { serialNumber: 'link1234567' },
    recipient: { street: 'Elsewhere 1', contactNumber: '+62 999 111' },
  })
  const neighbour = await redeem(desk, {
    member: { email: 'other@example.com', id: 'mc-78' },
    recipient: { street: 'Jl. Jend. Sudirman no 52', contactNumber: '0811 1' },
  })
  const links = await ayu.call(claimLinks, { params: { number } })
  const byOf = (one: string) => links.find((link) => link.number === one)?.by
  const by = (...ties: ClaimTie[]) => ties.map((tie) => ({ tie, document: null }))
  // The tests’ one picture is everybody’s evidence, and all of them are called the same.
  const sameFiles = evidenceKinds.map((document) => ({ tie: 'same_file', document }))
  expect(byOf(twin)).toEqual([...sameFiles, ...by('serial', 'member', 'mailbox', 'name')])
  expect(byOf(neighbour)).toEqual([...sameFiles, ...by('name', 'address')])
  expect(byOf(number)).toBeUndefined()
})

test('a hold that has ended is none: it is not shown, not taken off, and ends by itself', async () => {
  const body = { until: '2026-03-12', because: 'The shop answers on Thursday' }
  await ayu.call(claimHold, { ...(await at()), body })
  expect(await read(ayu)).toMatchObject({
    hold: { until: '2026-03-12' },
    abilities: { endHold: { isAllowed: true } },
  })
  desk.at('2026-03-11T17:00:00Z')
  expect(await read(ayu)).toMatchObject({
    hold: null,
    abilities: { endHold: { isAllowed: false, why: 'not_on_hold' } },
  })
  expect(await refusedWith(ayu.call(claimEndHold, await at()))).toBe('not_on_hold')
})
