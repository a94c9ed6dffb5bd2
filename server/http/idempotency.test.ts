import { describe, expect, test } from 'vitest'
import { endpoints } from '../../contract/endpoints.ts'
import { problem } from '../../contract/problems.ts'
import { newKey } from '../../tests/support/acts.ts'
import { everyAct } from '../../tests/support/every-act.ts'
import { actStage } from '../../tests/support/every-act/stage.ts'
import { createWorker } from '../worker.ts'

const stage = actStage()
const { desk, act, open } = stage
const acts = everyAct(stage)

/** How many rows there are of everything that an act may add. */
async function everything(): Promise<Record<string, number>> {
  const tables = [
    'claims',
    'attempts',
    'documents',
    'decisions',
    'prizes',
    'codes',
    'code_batches',
    'replacements',
    'releases',
    'shipments',
    'goods_moves',
    'events',
    'mails',
  ] as const
  const counts = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await desk.database
        .selectFrom(table)
        .select((row) => row.fn.countAll<number>().as('rows'))
        .executeTakeFirstOrThrow()
      return [table, rows] as const
    }),
  )
  return Object.fromEntries(counts)
}

test('every endpoint that can be repeated is repeated here', () => {
  const repeatable = endpoints.filter((endpoint) => endpoint.repeatable).map(({ name }) => name)
  expect(Object.keys(acts).toSorted()).toEqual(repeatable.toSorted())
})

describe('asked twice with one key', () => {
  test.each(Object.entries(acts))('%s acts once and answers the same', async (_, prepare) => {
    const { otherwise: _otherwise, ...asked } = await prepare()
    const key = newKey()
    const first = await act(asked, key)
    expect(first.status).toBeLessThan(300)
    const before = await everything()

    desk.at('2026-03-10T02:05:00Z')
    const second = await act(asked, key)
    desk.at('2026-03-10T02:00:00Z')
    expect(second.status).toBe(first.status)
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'))
    expect(second.headers.get('content-type')).toBe(first.headers.get('content-type'))
    expect(await second.text()).toBe(await first.text())
    expect(await everything()).toEqual(before)
  })

  test.each(Object.entries(acts))('%s refuses the key for anything else', async (_, prepare) => {
    const { otherwise, ...asked } = await prepare()
    const key = newKey()
    expect((await act(asked, key)).status).toBeLessThan(300)
    const before = await everything()

    const second = await act({ ...asked, ...otherwise }, key)
    expect(second.status).toBe(422)
    expect(problem.parse(await second.json()).id).toBe('key_reused')
    expect(await everything()).toEqual(before)
  })
})

test('a key belongs to the person who used it', async () => {
  const colleague = await desk.as('agent')
  const key = newKey()
  const mine = {
    path: `/api/claims/${await open()}/approve`,
    version: 1,
    body: { overrideReason: 'agreed' },
  }
  const theirs = {
    path: `/api/claims/${await open()}/approve`,
    version: 1,
    body: { overrideReason: 'agreed' },
  }
  expect((await act(mine, key)).status).toBe(200)
  expect((await act(theirs, key, colleague.id)).status).toBe(200)
})

test('a call that was refused has not used its key up', async () => {
  const key = newKey()
  const asked = { path: `/api/claims/${await open()}/approve`, body: { overrideReason: 'agreed' } }
  expect((await act({ ...asked, version: 7 }, key)).status).toBe(412)
  expect((await act({ ...asked, version: 1 }, key)).status).toBe(200)
})

test('after three days a key is forgotten, and not before', async () => {
  const worker = await createWorker(desk.ports)
  const key = newKey()
  const asked = {
    path: `/api/claims/${await open()}/approve`,
    version: 1,
    body: { overrideReason: 'agreed' },
  }
  expect((await act(asked, key)).status).toBe(200)

  desk.at('2026-03-13T01:00:00Z')
  await worker.tick()
  expect((await act(asked, key)).status).toBe(200)

  desk.at('2026-03-13T02:00:01Z')
  await worker.tick()
  expect((await act(asked, key)).status).toBe(412)
})
