import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  viewCounts,
  viewList,
  viewsCountedAtMost,
  type SavedView,
} from '../../../contract/views.ts'
import { viewChange, viewCreate, viewDelete, viewRestore } from '../../../contract/view-changes.ts'
import { newKey, redeem } from '../../../tests/support/acts.ts'
import type { Somebody } from '../../../tests/support/desk.ts'
import { expectOneLaw } from '../../../tests/support/one-law.ts'
import { faultsOf, refusal } from '../../../tests/support/refusal.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'
import { mostViews } from './view-rules.ts'

type Colleague = Somebody

const desk = fileDesk()
let agent: Colleague
let other: Colleague
let supervisor: Colleague
let auditor: Colleague

beforeAll(async () => {
  agent = await desk.as('agent')
  other = await desk.as('agent')
  supervisor = await desk.as('supervisor')
  auditor = await desk.as('auditor')
})
beforeEach(() => desk.database.deleteFrom('views').execute())

const save = (who: Colleague, content: Partial<Pick<SavedView, 'name' | 'query' | 'isShared'>>) =>
  who.call(viewCreate, {
    idempotencyKey: newKey(),
    body: { name: 'France', query: 'region=FR', isShared: false, ...content },
  })

const change = (who: Colleague, view: SavedView, changed: Partial<SavedView>) => {
  const { name, query, isShared } = { ...view, ...changed }
  return who.call(viewChange, { params: { id: view.id }, body: { name, query, isShared } })
}

const remove = (who: Colleague, { id }: SavedView) => who.call(viewDelete, { params: { id } })
const restore = (who: Colleague, { id }: SavedView) => who.call(viewRestore, { params: { id } })

const namesFor = async (who: Colleague) => (await who.call(viewList, {})).map(({ name }) => name)

test('what one saves is one’s own, and nobody else sees it', async () => {
  await save(agent, {})
  expect(await agent.call(viewList, {})).toMatchObject([
    { name: 'France', query: 'region=FR', isShared: false, isMine: true, canChange: true },
  ])
  expect(await namesFor(other)).toEqual([])
  expect(await namesFor(supervisor)).toEqual([])
})

test('a shared view is there for everybody who reads the queue, with whose it is', async () => {
  await save(agent, { isShared: true })
  for (const who of [other, auditor]) {
    expect(await who.call(viewList, {})).toMatchObject([
      { name: 'France', isMine: false, canChange: false, owner: { id: agent.id } },
    ])
  }
  expect(await supervisor.call(viewList, {})).toMatchObject([{ isMine: false, canChange: true }])
})

test('views stand by name, whoever wrote it in capitals', async () => {
  await save(agent, { name: 'beta' })
  await save(agent, { name: 'Alpha' })
  await save(other, { name: 'BB', isShared: true })
  expect(await namesFor(agent)).toEqual(['Alpha', 'BB', 'beta'])
})

describe('a query is a filter of the queue', () => {
  test.each(['', 'view=mine', 'view=all&tag=vip,to%20call&q=siti&order=newest', 'assignee=me'])(
    '%j',
    async (query) => {
      expect((await save(agent, { query })).query).toBe(query)
    },
  )

  test.each(['view=best', 'colour=red', 'cursor=abc', 'limit=5', 'region=Indonesia'])(
    '%j is none',
    async (query) => {
      expect(await faultsOf(save(agent, { query }))).toEqual(['query: wrong_form'])
    },
  )
})

test('a name is said once by each person, in capitals or not', async () => {
  await save(agent, { isShared: true })
  expect((await refusal(save(agent, { name: 'france' }))).id).toBe('view_exists')
  await save(other, {})
  const italy = await save(agent, { name: 'Italy' })
  expect((await refusal(change(agent, italy, { name: 'FRANCE' }))).id).toBe('view_exists')
})

test('renaming, sharing and another filter are one change', async () => {
  const view = await save(agent, {})
  const changed = { name: 'Paris', query: 'q=paris', isShared: true }
  expect(await change(agent, view, changed)).toMatchObject({ id: view.id, ...changed })
  expect(await namesFor(other)).toEqual(['Paris'])
})

test('a shared view is changed by its owner and by a supervisor, and by nobody else', async () => {
  const view = await save(agent, { isShared: true })
  expect((await refusal(change(other, view, { name: 'Mine' }))).id).toBe('not_permitted')
  expect((await refusal(remove(other, view))).id).toBe('not_permitted')
  const renamed = await change(supervisor, view, { name: 'The French' })
  expect(renamed).toMatchObject({ name: 'The French', owner: { id: agent.id }, isMine: false })
})

test('what somebody keeps for themselves is not there for a supervisor either', async () => {
  const view = await save(agent, {})
  for (const who of [other, supervisor]) {
    expect((await refusal(change(who, view, { name: 'Mine' }))).id).toBe('not_found')
    expect((await refusal(remove(who, view))).id).toBe('not_found')
  }
})

test('a view that was deleted is gone, and comes back as it was', async () => {
  const view = await save(agent, { isShared: true })
  await remove(supervisor, view)
  expect(await namesFor(agent)).toEqual([])
  expect((await refusal(remove(agent, view))).id).toBe('not_found')
  expect((await refusal(restore(other, view))).id).toBe('not_permitted')
  expect(await restore(agent, view)).toEqual(view)
  expect((await refusal(restore(agent, view))).id).toBe('not_found')
})

test('a view cannot come back under a name that was taken since', async () => {
  const view = await save(agent, {})
  await remove(agent, view)
  await save(agent, {})
  expect((await refusal(restore(agent, view))).id).toBe('view_exists')
})

test('a repeated request saves once', async () => {
  const call = {
    idempotencyKey: newKey(),
    body: { name: 'Once', query: '', isShared: false },
  }
  const first = await agent.call(viewCreate, call)
  expect(await agent.call(viewCreate, call)).toEqual(first)
  expect(await namesFor(agent)).toEqual(['Once'])
})

test('there is an end to how many one keeps', async () => {
  for (let n = 0; n < mostViews; n++) await save(agent, { name: `View ${n}` })
  expect((await refusal(save(agent, { name: 'One more' }))).id).toBe('views_full')
  await save(other, {})
})

describe('of a view, kept or shared, everybody is offered what they can do, and nothing else', () => {
  test.each([false, true])('shared: %s', async (isShared) => {
    const people = [agent, other, supervisor, auditor, await desk.as('logistics')]
    await expectOneLaw({
      people,
      make: () => save(agent, { name: newKey(), isShared }),
      told: async (who, { id }) => (await who.call(viewList, {})).find((one) => one.id === id),
      acts: {
        canChange: async (who, view) => {
          await change(who, view, { name: newKey() })
          return remove(who, view)
        },
      },
    })
  })
})

describe('how many claims stand in each', () => {
  beforeAll(async () => {
    await desk.addPromotion('smart-moves')
    await desk.addPromotion('spring', { regions: ['FR'] })
    for (let n = 0; n < 2; n++) await redeem(desk)
    await redeem(desk, { promotion: 'spring', member: { region: 'FR' } })
  })
  const countsFor = async (who: Colleague) => {
    const names = new Map((await who.call(viewList, {})).map(({ id, name }) => [id, name]))
    const { counts } = await who.call(viewCounts, {})
    return Object.fromEntries(counts.map(({ id, matching }) => [names.get(id), matching]))
  }

  test('is what the queue lists there, for whoever looks', async () => {
    await save(agent, { name: 'Everything', query: 'view=all', isShared: true })
    await save(agent, { name: 'France', query: 'region=FR' })
    await save(agent, { name: 'Mine', query: 'view=mine', isShared: true })
    await save(agent, { name: 'Siti', query: 'view=all&q=sudirman' })
    expect(await countsFor(agent)).toEqual({ Everything: 3, France: 1, Mine: 0, Siti: 3 })
    expect(await countsFor(other)).toEqual({ Everything: 3, Mine: 0 })
  })

  test('is unknown for a filter that the queue knows no longer, and the others are counted', async () => {
    const old = await save(agent, { name: 'Old' })
    await save(agent, { name: 'France and more', query: 'region=FR' })
    await desk.database
      .updateTable('views')
      .set({ query: 'colour=red' })
      .where('id', '=', old.id)
      .execute()
    expect(await countsFor(agent)).toEqual({ Old: null, 'France and more': 1 })
  })

  test('is found out for so many and no more', async () => {
    for (let n = 0; n < viewsCountedAtMost + 5; n++) {
      await save(agent, { name: `A ${n}`, isShared: true })
    }
    expect((await agent.call(viewCounts, {})).counts).toHaveLength(viewsCountedAtMost)
    // What others share never takes the place of one's own.
    await save(other, { name: 'Zürich' })
    expect(Object.keys(await countsFor(other))).toHaveLength(viewsCountedAtMost)
    expect(await countsFor(other)).toHaveProperty('Zürich', 1)
  })
})
