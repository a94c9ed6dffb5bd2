import { beforeAll, beforeEach, expect, test } from 'vitest'
import { claimTake } from '../../../contract/claims.ts'
import { lookNext } from '../../../contract/quality.ts'
import { noticeList } from '../../../contract/live.ts'
import { noteAdd, noteEdit, noteList, type NoteContent } from '../../../contract/notes.ts'
import { colleagueList } from '../../../contract/queue.ts'
import { approve, newKey, readClaim, redeem } from '../../../tests/support/acts.ts'
import type { Somebody } from '../../../tests/support/desk.ts'
import { followFeed } from '../../../tests/support/follow.ts'
import { ask } from '../../../tests/support/raw.ts'
import { faultsOf, refusedWith } from '../../../tests/support/refusal.ts'
import { lookAtEverything } from '../../../tests/support/second-looks.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'
import { getClaim } from '../store.ts'

const desk = fileDesk()
let ayu: Somebody
let budi: Somebody
let number: string
beforeAll(() => desk.addPromotion('smart-moves'))
beforeEach(async () => {
  desk.at('2026-03-10T02:00:00Z')
  ayu = await desk.as('agent')
  budi = await desk.as('agent')
  number = await redeem(desk)
})

type Said = Partial<NoteContent>

const add = (who: Somebody, said: Said = {}, to = number) =>
  who.call(noteAdd, {
    params: { number: to },
    idempotencyKey: newKey(),
    body: { text: 'The store is in Medan', ...said },
  })
const edit = (who: Somebody, id: string, said: Said, to = number) =>
  who.call(noteEdit, {
    params: { number: to, id },
    idempotencyKey: newKey(),
    body: { text: 'The store is in Bandung', ...said },
  })
const list = (who: Somebody, cursor?: string) =>
  who.call(noteList, { params: { number }, query: cursor === undefined ? {} : { cursor } })
const idOf = async (claim: string) => (await getClaim(desk.database, claim)).id
const noticesOf = (who: Somebody) => who.call(noticeList, {})

test('a note is there for everyone who opens the claim, in any state, and changes nothing of it', async () => {
  const before = await readClaim(ayu, number)
  await budi.call(claimTake, { params: { number } })
  const note = await add(ayu)
  expect(note).toMatchObject({
    author: { id: ayu.id },
    text: 'The store is in Medan',
    mentions: [],
    place: null,
    editedAt: null,
    earlier: [],
    editSeconds: 300,
  })
  // Budi had it open: their decision goes through all the same.
  const after = await readClaim(budi, number)
  expect([after.version, after.history]).toEqual([before.version, before.history])
  await approve(budi, number)
  await add(budi, { text: 'Sent' })
  const auditor = await desk.as('auditor')
  const { items, count, next, isWatched } = await list(auditor)
  expect(items.map(({ text }) => text)).toEqual(['Sent', 'The store is in Medan'])
  expect(items.map(({ editSeconds }) => editSeconds)).toEqual([null, null])
  expect({ count, next, isWatched }).toEqual({ count: 2, next: null, isWatched: false })
})

test('an auditor and an administrator who opens no claims write none', async () => {
  for (const who of [await desk.as('auditor'), await desk.as('administrator')]) {
    expect(await refusedWith(add(who))).toBe('not_permitted')
  }
  const both = await desk.as('administrator', 'auditor')
  expect(await add(both)).toMatchObject({ author: { id: both.id } })
  const { abilities } = await readClaim(await desk.as('auditor'), number)
  expect(abilities.note).toEqual({ isAllowed: false, why: 'not_permitted' })
  expect(abilities.watch).toEqual({ isAllowed: true, why: null })
})

test.each<[string, Said, string[]]>([
  ['nothing', { text: ' \n ' }, ['text: required']],
  ['too much', { text: 'x'.repeat(2001) }, ['text: too_long']],
  ['a control character', { text: 'a\u0000b' }, ['text: unstorable']],
  [
    'the same person twice',
    { mentions: Array(2).fill('0190a000-0000-7000-8000-000000000009') },
    ['mentions: repeated'],
  ],
  [
    'a place outside the picture',
    { place: { kind: 'invoice', sha256: 'a'.repeat(64), x: 1.01, y: -0.01 } },
    ['place.x: too_big', 'place.y: too_small'],
  ],
  [
    'a picture of another claim',
    { place: { kind: 'invoice', sha256: 'a'.repeat(64), x: 0.5, y: 0.5 } },
    ['place.sha256: unknown'],
  ],
  ['nobody', { mentions: ['0190a000-0000-7000-8000-000000000009'] }, ['mentions.0: no_reader']],
])('a note with %s is refused', async (_, said, faults) => {
  expect(await faultsOf(add(ayu, said))).toEqual(faults)
  expect((await list(ayu)).count).toBe(0)
})

test('a note may be on a place of one of its pictures, and nowhere else', async () => {
  const { attempts } = await readClaim(ayu, number)
  const [invoice] = attempts[0]?.documents ?? []
  const sha256 = invoice?.pages[0]?.sha256 ?? ''
  const place = { kind: 'invoice' as const, sha256, x: 0.25, y: 1 }
  const note = await add(ayu, { place })
  expect(note.place).toEqual(place)
  expect((await list(budi)).items[0]?.place).toEqual(place)
  expect((await edit(ayu, note.id, { place: null })).place).toBeNull()
})

test('whoever is mentioned gets a notice with the text as it is now, and nobody else', async () => {
  const note = await add(ayu, { mentions: [budi.id, ayu.id] })
  expect(note.mentions.map(({ id }) => id)).toEqual([budi.id, ayu.id])
  await edit(ayu, note.id, { text: 'Is it "Bintang"?', mentions: [budi.id, ayu.id] })
  expect(await noticesOf(budi)).toMatchObject([
    { kind: 'mentioned', claim: number, note: 'Is it "Bintang"?', noteId: note.id, seenAt: null },
  ])
  expect(await noticesOf(ayu)).toEqual([])
  expect(await noticesOf(await desk.as('agent'))).toEqual([])
})

test('a long note is cut in its notice', async () => {
  await add(ayu, { text: 'x'.repeat(2000), mentions: [budi.id] })
  expect((await noticesOf(budi))[0]?.note).toBe('x'.repeat(300))
})

test('those offered for a mention are those who can be mentioned', async () => {
  const people = await Promise.all(
    (['agent', 'supervisor', 'auditor', 'logistics', 'administrator'] as const).map((role) =>
      desk.as(role),
    ),
  )
  const gone = await desk.as('agent')
  await desk.database
    .updateTable('staff')
    .set({ is_disabled: true })
    .where('id', '=', gone.id)
    .execute()
  const offered = new Set(
    (await ayu.call(colleagueList, { query: { who: 'read' } })).map(({ id }) => id),
  )
  const taken = new Set<string>()
  for (const { id } of [...people, gone]) {
    const faults = await add(ayu, { mentions: [id] }).then(
      () => [],
      () => faultsOf(add(ayu, { mentions: [id] })),
    )
    if (faults.length === 0) taken.add(id)
    else expect(faults).toEqual(['mentions.0: no_reader'])
  }
  const [agent, supervisor, auditor] = people
  expect([...taken]).toEqual([agent?.id, supervisor?.id, auditor?.id])
  for (const { id } of [...people, gone]) expect(offered.has(id)).toBe(taken.has(id))
  const deciders = await ayu.call(colleagueList, { query: { who: 'decide' } })
  expect(deciders.map(({ id }) => id)).not.toContain(auditor?.id)
})

test('its author edits a note for five minutes, and what it said before stays', async () => {
  const { id } = await add(ayu)
  desk.at('2026-03-10T02:04:59Z')
  expect(await edit(ayu, id, { mentions: [budi.id] })).toMatchObject({
    text: 'The store is in Bandung',
    mentions: [{ id: budi.id }],
    at: '2026-03-10T02:00:00.000Z',
    editedAt: '2026-03-10T02:04:59.000Z',
    earlier: [{ text: 'The store is in Medan', at: '2026-03-10T02:00:00.000Z' }],
    editSeconds: 1,
  })
  expect(await noticesOf(budi)).toMatchObject([{ kind: 'mentioned', noteId: id }])
  desk.at('2026-03-10T02:05:00Z')
  expect((await list(ayu)).items[0]?.editSeconds).toBeNull()
  expect(await refusedWith(edit(ayu, id, { text: 'Too late' }))).toBe('note_settled')
  expect((await list(budi)).items[0]?.text).toBe('The store is in Bandung')
})

test('a note is edited four times at most; the same again is no edit', async () => {
  const { id } = await add(ayu)
  for (const text of ['one', 'one', 'two', 'three', 'four']) await edit(ayu, id, { text })
  expect(await refusedWith(edit(ayu, id, { text: 'five' }))).toBe('note_settled')
  const [note] = (await list(ayu)).items
  expect(note).toMatchObject({ text: 'four', editSeconds: null })
  expect(note?.earlier.map(({ text }) => text)).toEqual([
    'The store is in Medan',
    'one',
    'two',
    'three',
  ])
})

test('mentioning somebody, no longer, and again tells them once', async () => {
  const { id } = await add(ayu, { mentions: [budi.id] })
  await edit(ayu, id, { text: 'one' })
  await edit(ayu, id, { text: 'two', mentions: [budi.id] })
  expect(await noticesOf(budi)).toHaveLength(1)
})

test('a note that mentions somebody who is gone by now can still be edited', async () => {
  const { id } = await add(ayu, { mentions: [budi.id] })
  await desk.database
    .updateTable('staff')
    .set({ is_disabled: true })
    .where('id', '=', budi.id)
    .execute()
  expect(await edit(ayu, id, { mentions: [budi.id] })).toMatchObject({
    mentions: [{ id: budi.id }],
  })
})

test('nobody edits the note of a colleague, nor one of another claim', async () => {
  const { id } = await add(ayu)
  const other = await redeem(desk)
  expect(await refusedWith(edit(budi, id, {}))).toBe('not_permitted')
  expect(await refusedWith(edit(await desk.as('supervisor'), id, {}))).toBe('not_permitted')
  expect(await refusedWith(edit(ayu, id, {}, other))).toBe('not_found')
  expect(await refusedWith(add(ayu, {}, 'R-999999'))).toBe('not_found')
})

test('many notes come page by page, newest first, each once', async () => {
  for (let n = 1; n <= 33; n++) await add(ayu, { text: `Note ${n}` })
  const first = await list(ayu)
  const second = await list(ayu, first.next ?? '')
  expect(first.count).toBe(33)
  expect(second.next).toBeNull()
  expect([...first.items, ...second.items].map(({ text }) => text)).toEqual(
    Array.from({ length: 33 }, (_, at) => `Note ${33 - at}`),
  )
})

test('whoever has a second look at the claim to give reads and writes no notes on it until then', async () => {
  const draw = await lookAtEverything(desk)
  await desk.database.deleteFrom('second_looks').execute()
  desk.at('2026-03-10T03:00:00Z')
  await approve(ayu, number)
  desk.at('2026-03-10T04:00:00Z')
  await draw()
  await desk.database
    .deleteFrom('second_looks')
    .where('claim_id', '<>', await idOf(number))
    .execute()
  const looker = await desk.as('agent')
  await looker.call(lookNext, {})
  await add(ayu, { text: 'Approved at once', mentions: [looker.id] })
  expect(await refusedWith(list(looker))).toBe('blind_look')
  expect(await refusedWith(add(looker))).toBe('blind_look')
  expect(await noticesOf(looker)).toEqual([])
  await desk.database.deleteFrom('second_looks').where('staff_id', '=', looker.id).execute()
  expect(await noticesOf(looker)).toMatchObject([{ kind: 'mentioned' }])
})

test('whoever may no longer open claims gets no more notices of them', async () => {
  await add(ayu, { mentions: [budi.id] })
  await desk.database
    .updateTable('staff')
    .set({ roles: JSON.stringify([]) })
    .where('id', '=', budi.id)
    .execute()
  expect(await noticesOf(budi)).toEqual([])
})

test('those who follow the desk hear of a note and of its edit, by its claim', async () => {
  const feed = await followFeed(await ask(desk, 'GET', '/api/live', { as: budi.id }))
  const { id } = await add(ayu, { mentions: [budi.id] })
  await edit(ayu, id, {})
  const heard = { kind: 'note', number }
  await expect
    .poll(() => feed.state.events.toSorted((a, b) => (a.kind < b.kind ? -1 : 1)))
    .toEqual([heard, heard, { kind: 'notice' }])
  await feed.hangUp()
})
