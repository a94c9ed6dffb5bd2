import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claimBulk, type BulkAct } from '../../../contract/bulk.ts'
import { claimList } from '../../../contract/queue.ts'
import { claimTake } from '../../../contract/claims.ts'
import { tagList } from '../../../contract/tags.ts'
import { approve, newKey, readClaim, redeem } from '../../../tests/support/acts.ts'
import type { Somebody } from '../../../tests/support/desk.ts'
import { faultsOf, refusal } from '../../../tests/support/refusal.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

type Colleague = Somebody

const desk = fileDesk()
let agent: Colleague
let other: Colleague
let supervisor: Colleague
let claims: string[]

beforeAll(async () => {
  agent = await desk.as('agent')
  other = await desk.as('agent')
  supervisor = await desk.as('supervisor')
  await desk.addPromotion('smart-moves')
})
beforeEach(async () => {
  claims = [await redeem(desk), await redeem(desk), await redeem(desk)]
})

/** The claims of a test as their versions stand now. */
const rowsNow = () =>
  Promise.all(
    claims.map(async (number) => ({ number, version: (await readClaim(agent, number)).version })),
  )

type BulkCall = { act: BulkAct; rows: { number: string; version: number }[] }
const send = async (who: Colleague, body: BulkCall, idempotencyKey = newKey()) =>
  (await who.call(claimBulk, { idempotencyKey, body })).rows

const holdUntil = (until: string, overOthers = false) => ({
  kind: 'hold' as const,
  until,
  because: 'waiting for the shop',
  overOthers,
})
const tag = (...add: string[]): BulkAct => ({ kind: 'tag', add, remove: [] })
const untag = (...remove: string[]): BulkAct => ({ kind: 'tag', add: [], remove })
const tagsOf = async (number = claims[0] ?? '') => (await readClaim(agent, number)).tags

describe('assigning', () => {
  test('gives every claim, each with its step in the history', async () => {
    const rows = await send(supervisor, {
      act: { kind: 'assign', assignee: agent.id },
      rows: await rowsNow(),
    })
    expect(rows.map(({ outcome, version }) => [outcome, version])).toEqual([
      ['done', 2],
      ['done', 2],
      ['done', 2],
    ])
    for (const number of claims) {
      const { assignee, history } = await readClaim(agent, number)
      expect(assignee?.id).toBe(agent.id)
      expect(history[0]).toMatchObject({ kind: 'claim_assigned', version: 2 })
    }
  })

  test('keeps those back that cannot be given, and no other', async () => {
    const rows = await rowsNow()
    await approve(agent, claims[1] ?? '')
    const approved = { number: claims[1] ?? '', version: 2 }
    const [first, , third] = rows
    if (!first || !third) expect.fail('three claims')
    await send(supervisor, { act: tag('moved'), rows: [third] })
    const unknown = { number: 'R-999999', version: 1 }
    expect(
      await send(supervisor, {
        act: { kind: 'assign', assignee: agent.id },
        rows: [first, approved, third, unknown],
      }),
    ).toMatchObject([
      { number: first.number, outcome: 'done', why: null },
      { outcome: 'refused', why: 'claim_not_open' },
      { outcome: 'refused', why: 'claim_changed', version: 2 },
      { outcome: 'refused', why: 'not_found', version: null },
    ])
    expect((await readClaim(agent, third.number)).assignee).toBeNull()
  })

  test('to whom it is given already changes nothing', async () => {
    const act: BulkAct = { kind: 'assign', assignee: null }
    expect(await send(supervisor, { act, rows: await rowsNow() })).toMatchObject(
      claims.map((number) => ({ number, outcome: 'unchanged', version: 1 })),
    )
  })

  test('is not for agents, and not to somebody who decides nothing', async () => {
    const rows = await rowsNow()
    const act: BulkAct = { kind: 'assign', assignee: agent.id }
    expect((await refusal(send(agent, { act, rows }))).id).toBe('not_permitted')
    const { id } = await desk.as('logistics')
    expect(
      await faultsOf(send(supervisor, { act: { kind: 'assign', assignee: id }, rows })),
    ).toEqual(['act.assignee: no_reviewer'])
  })
})

describe('tagging', () => {
  test('adds and removes, told in the history', async () => {
    await send(agent, { act: tag('vip', 'to call'), rows: await rowsNow() })
    const act: BulkAct = { kind: 'tag', add: ['fraud?'.slice(0, 5)], remove: ['vip'] }
    await send(agent, { act, rows: await rowsNow() })
    expect(await tagsOf()).toEqual(['fraud', 'to call'])
    const { history } = await readClaim(agent, claims[0] ?? '')
    expect(history[0]).toMatchObject({
      kind: 'claim_tagged',
      actor: { name: 'agent 1' },
      details: { added: ['fraud'], removed: ['vip'] },
    })
  })

  test('writes words in one way', async () => {
    await send(agent, { act: tag('  To   CALL '), rows: await rowsNow() })
    expect(await tagsOf()).toEqual(['to call'])
  })

  test.each(['', 'a,b', '-minus', 'x'.repeat(25), 'ask?'])('%j is no tag', async (word) => {
    const call = send(agent, { act: tag(word), rows: await rowsNow() })
    expect((await refusal(call)).id).toBe('invalid_input')
  })

  test('leaves out the claim that would bear too many, and no other', async () => {
    const [first, ...rest] = await rowsNow()
    if (!first) expect.fail('three claims')
    await send(agent, { act: tag('a', 'b', 'c', 'd', 'e', 'f', 'g'), rows: [first] })
    const rows = [{ ...first, version: 2 }, ...rest]
    expect(await send(agent, { act: tag('h', 'i'), rows })).toMatchObject([
      { outcome: 'refused', why: 'tags_full' },
      { outcome: 'done' },
      { outcome: 'done' },
    ])
    expect(await tagsOf()).toHaveLength(7)
  })

  test('waits for a colleague who is at the claim, and names them', async () => {
    await other.call(claimTake, { params: { number: claims[0] ?? '' } })
    const rows = await send(agent, { act: tag('vip'), rows: await rowsNow() })
    expect(rows[0]).toMatchObject({
      outcome: 'refused',
      why: 'claim_taken',
      by: { name: 'agent 2' },
    })
    const mine = await send(other, { act: tag('vip'), rows: await rowsNow() })
    expect(mine.map(({ outcome }) => outcome)).toEqual(['done', 'unchanged', 'unchanged'])
  })

  test('is found by filter and by search, and listed for everybody', async () => {
    const [first] = await rowsNow()
    if (!first) expect.fail('three claims')
    await send(agent, { act: tag('zebra crossing'), rows: [first] })
    for (const query of [
      { tag: 'zebra crossing,none' },
      { tag: 'Zebra Crossing' },
      { q: 'ZEBRA' },
    ]) {
      const { items } = await agent.call(claimList, { query: { view: 'all', ...query } })
      expect(items.map(({ number, tags }) => [number, tags])).toEqual([
        [first.number, ['zebra crossing']],
      ])
    }
    const listed = await other.call(tagList, {})
    expect(listed).toContainEqual({ tag: 'zebra crossing', claims: 1 })
    await send(agent, { act: untag('zebra crossing'), rows: [{ ...first, version: 2 }] })
    expect((await other.call(tagList, {})).map(({ tag }) => tag)).not.toContain('zebra crossing')
  })
})

describe('of a repeat', () => {
  test('the same is answered, and nothing is done again', async () => {
    const call = { act: tag('once'), rows: await rowsNow() }
    const key = newKey()
    const first = await send(agent, call, key)
    await send(agent, { act: untag('once'), rows: await rowsNow() })
    expect(await send(agent, call, key)).toEqual(first)
    expect(await tagsOf()).toEqual([])
  })

  test('a refusal is answered again, although it would go through now', async () => {
    await other.call(claimTake, { params: { number: claims[0] ?? '' } })
    const call = { act: tag('late'), rows: await rowsNow() }
    const key = newKey()
    const first = await send(agent, call, key)
    await desk.database.deleteFrom('leases').execute()
    expect(await send(agent, call, key)).toEqual(first)
  })

  test('what did not come to its turn the first time is done', async () => {
    const rows = await rowsNow()
    const key = newKey()
    const before = await send(agent, { act: tag('half'), rows: rows.slice(0, 1) }, key)
    const after = await send(agent, { act: tag('half'), rows }, key)
    expect(after[0]).toEqual(before[0])
    expect(after.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done'])
  })

  test('a key that stands for something else is refused', async () => {
    const rows = await rowsNow()
    const key = newKey()
    await send(agent, { act: tag('one'), rows }, key)
    expect((await refusal(send(agent, { act: tag('two'), rows }, key))).id).toBe('key_reused')
  })
})

test('no decision can be taken in bulk, and no claim be named twice', async () => {
  const [first] = await rowsNow()
  if (!first) expect.fail('three claims')
  const decide = send(agent, { act: { kind: 'approve' } as never, rows: [first] })
  expect((await refusal(decide)).id).toBe('invalid_input')
  expect(await faultsOf(send(agent, { act: tag('x'), rows: [first, first] }))).toEqual([
    'rows: repeated',
  ])
  expect(await faultsOf(send(agent, { act: tag('x'), rows: [] }))).toEqual(['rows: required'])
  expect(await faultsOf(send(agent, { act: tag(), rows: [first] }))).toEqual(['act: required'])
})

test('holding puts off what is open, each to the same day, and says what is not', async () => {
  const rows = await rowsNow()
  await other.call(claimTake, { params: { number: claims[1] ?? '' } })
  const act = holdUntil('2026-03-20')
  expect(await send(agent, { act, rows })).toMatchObject([
    { outcome: 'done', version: 2 },
    { outcome: 'refused', why: 'claim_taken', by: { name: 'agent 2' } },
    { outcome: 'done', version: 2 },
  ])
  const { hold, history } = await readClaim(agent, claims[0] ?? '')
  expect(hold?.until).toBe('2026-03-20')
  expect(history[0]).toMatchObject({ kind: 'claim_held', internalNote: 'waiting for the shop' })
  const past = await send(agent, { act: { ...act, until: '2026-03-01' }, rows: rows.slice(1, 2) })
  expect(past).toMatchObject([{ outcome: 'refused', why: 'claim_taken' }])
  await desk.database.deleteFrom('leases').execute()
  expect(
    await send(agent, { act: { ...act, until: '2026-03-01' }, rows: rows.slice(1, 2) }),
  ).toMatchObject([{ outcome: 'refused', why: 'invalid_input' }])
})

test('a date that a colleague chose stays, and says whose it is, unless that is meant', async () => {
  const [first, second, third] = await rowsNow()
  if (!first || !second || !third) expect.fail('three claims')
  await send(other, { act: holdUntil('2026-03-18'), rows: [first] })
  await send(agent, { act: holdUntil('2026-03-18'), rows: [second] })
  const act = holdUntil('2026-03-20')
  expect(await send(agent, { act, rows: await rowsNow() })).toMatchObject([
    { outcome: 'refused', why: 'held_by_other', by: { id: other.id } },
    { outcome: 'done' },
    { outcome: 'done' },
  ])
  const heldUntil = async () => (await readClaim(agent, first.number)).hold?.until
  expect(await heldUntil()).toBe('2026-03-18')
  const meant = { act: { ...act, overOthers: true }, rows: (await rowsNow()).slice(0, 1) }
  expect(await send(agent, meant)).toMatchObject([{ outcome: 'done' }])
  expect(await heldUntil()).toBe('2026-03-20')
})

test('a hold of a colleague that is over keeps no date', async () => {
  const rows = (await rowsNow()).slice(0, 1)
  await send(other, { act: holdUntil('2026-03-11'), rows })
  desk.at('2026-03-12T02:00:00Z')
  const again = { act: holdUntil('2026-03-20'), rows: (await rowsNow()).slice(0, 1) }
  expect(await send(agent, again)).toMatchObject([{ outcome: 'done' }])
  desk.at('2026-03-10T02:00:00Z')
})

test('goes no further once whoever sent it is disabled in the middle of it', async () => {
  const sender = await desk.as('supervisor')
  const rows = await rowsNow()
  const { identify } = desk.ports.identity
  let looks = 0
  desk.ports.identity.identify = async (...asked) => {
    // The first look lets the call in, the second one the first claim.
    if (++looks === 3) {
      await desk.database
        .updateTable('staff')
        .set({ is_disabled: true })
        .where('id', '=', sender.id)
        .execute()
    }
    return identify(...asked)
  }
  const answer = await refusal(send(sender, { act: tag('late'), rows }))
  desk.ports.identity.identify = identify
  expect(answer.id).toBe('not_signed_in')
  expect(await Promise.all(claims.map((number) => tagsOf(number)))).toEqual([['late'], [], []])
})
