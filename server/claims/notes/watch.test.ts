import { beforeAll, beforeEach, expect, test } from 'vitest'
import { claimReverse, claimUndo } from '../../../contract/claim-work.ts'
import { noticeList } from '../../../contract/live.ts'
import { claimUnwatch, claimWatch, noteAdd, noteEdit, noteList } from '../../../contract/notes.ts'
import {
  approve,
  askAgain,
  decline,
  newKey,
  readClaim,
  redeem,
  redeemAgain,
} from '../../../tests/support/acts.ts'
import type { Somebody } from '../../../tests/support/desk.ts'
import { refusedWith } from '../../../tests/support/refusal.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

const desk = fileDesk({ undoSeconds: 30 })
let ayu: Somebody
let budi: Somebody
let number: string
beforeAll(() => desk.addPromotion('smart-moves'))
beforeEach(async () => {
  desk.at('2026-03-10T02:00:00Z')
  ayu = await desk.as('agent')
  budi = await desk.as('supervisor')
  number = await redeem(desk)
})

const watch = (who: Somebody) => who.call(claimWatch, { params: { number } })
const unwatch = (who: Somebody) => who.call(claimUnwatch, { params: { number } })
const isWatched = async (who: Somebody) =>
  (await who.call(noteList, { params: { number }, query: {} })).isWatched
const note = (who: Somebody, mentions: string[] = []) =>
  who.call(noteAdd, {
    params: { number },
    idempotencyKey: newKey(),
    body: { text: 'Asked the store', mentions },
  })
const kinds = async (who: Somebody) =>
  (await who.call(noticeList, {})).map(({ kind }) => kind).toReversed()
const versioned = async () => ({
  params: { number },
  version: (await readClaim(budi, number)).version,
  idempotencyKey: newKey(),
})

test('whoever watches a claim is told each decision, note and attempt after that', async () => {
  await note(budi)
  await watch(ayu)
  await watch(ayu)
  await askAgain(budi, number)
  await redeemAgain(desk, number)
  await decline(budi, number)
  await budi.call(claimUndo, await versioned())
  await approve(budi, number)
  await budi.call(claimReverse, { ...(await versioned()), body: { because: 'Wrong' } })
  const { id } = await note(budi)
  await budi.call(noteEdit, {
    params: { number, id },
    idempotencyKey: newKey(),
    body: { text: 'Asked the store in Medan' },
  })
  expect(await kinds(ayu)).toEqual([
    'watched_asked_again',
    'watched_attempt',
    'watched_declined',
    'watched_undone',
    'watched_approved',
    'watched_reversed',
    'watched_note',
  ])
  const [last] = await ayu.call(noticeList, {})
  expect(last).toMatchObject({ claim: number, noteId: id, note: 'Asked the store in Medan' })
  const attempt = (await ayu.call(noticeList, {})).find(({ kind }) => kind === 'watched_attempt')
  expect(attempt?.by).toBeNull()
  expect(await kinds(budi)).toEqual([])
})

test('nobody is told of their own acts, nor twice of one note', async () => {
  await watch(ayu)
  await note(ayu)
  await approve(ayu, number)
  await note(budi, [ayu.id])
  expect(await kinds(ayu)).toEqual(['mentioned'])
})

test('whoever stops watching is told nothing more', async () => {
  await watch(ayu)
  expect(await isWatched(ayu)).toBe(true)
  expect(await isWatched(budi)).toBe(false)
  await unwatch(ayu)
  await unwatch(ayu)
  expect(await isWatched(ayu)).toBe(false)
  await note(budi)
  expect(await kinds(ayu)).toEqual([])
})

test('an auditor watches too; who may open no claims does not', async () => {
  const auditor = await desk.as('auditor')
  await watch(auditor)
  await note(budi)
  expect(await kinds(auditor)).toEqual(['watched_note'])
  expect(await refusedWith(watch(await desk.as('logistics')))).toBe('not_permitted')
})

test.each([
  ['is gone', { is_disabled: true }],
  ['may no longer open claims', { roles: JSON.stringify([]) }],
])('whoever watches and %s is told nothing', async (_, changed) => {
  await watch(ayu)
  await desk.database.updateTable('staff').set(changed).where('id', '=', ayu.id).execute()
  await note(budi)
  await approve(budi, number)
  const told = await desk.database
    .selectFrom('notices')
    .select('id')
    .where('staff_id', '=', ayu.id)
    .execute()
  expect(told).toEqual([])
})
