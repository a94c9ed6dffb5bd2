import { afterEach, expect, test } from 'vitest'
import { double, glutton, never, thrower } from '../../../tests/support/nasty-jobs.ts'
import { HeavyWorkFailed } from '../../heavy-work.ts'
import { ProblemError } from '../../http/problem.ts'
import { heavyWork } from './heavy-work.ts'

const worker = new URL('../../../tests/support/nasty-jobs.worker.ts', import.meta.url)
const patient = { milliseconds: 60_000 }

let work: ReturnType<typeof heavyWork>
afterEach(() => work.close())

test('a job runs in a thread and its output comes back', async () => {
  work = heavyWork({ threads: 1, heapMegabytes: 64, worker })
  expect(await work.run(double, 21, patient)).toBe(42)
})

test('a job that never ends is given up, and the next one runs', async () => {
  work = heavyWork({ threads: 1, heapMegabytes: 64, worker })
  const endless = work.run(never, null, { milliseconds: 200 }).catch((error: unknown) => error)
  expect(await work.run(double, 1, patient)).toBe(2)
  expect(await endless).toBeInstanceOf(HeavyWorkFailed)
})

test('a job that eats memory ends its thread and not the process', async () => {
  work = heavyWork({ threads: 1, heapMegabytes: 64, worker })
  await expect(work.run(glutton, null, patient)).rejects.toThrow(HeavyWorkFailed)
  expect(await work.run(double, 2, patient)).toBe(4)
})

test('a job that throws is told as failed, with its cause', async () => {
  work = heavyWork({ threads: 1, heapMegabytes: 64, worker })
  const failed = await work.run(thrower, 'no', patient).catch((error: unknown) => error)
  expect(failed).toMatchObject({ name: 'HeavyWorkFailed', cause: { message: 'no' } })
})

test('when too many wait, one more is told to come back', async () => {
  work = heavyWork({ threads: 1, heapMegabytes: 64, worker })
  const waiting = Array.from({ length: 65 }, () =>
    work.run(never, null, patient).catch((error: unknown) => error),
  )
  const turnedAway = await work.run(double, 1, patient).catch((error: unknown) => error)
  expect(turnedAway).toBeInstanceOf(ProblemError)
  expect(turnedAway).toMatchObject({ id: 'desk_busy', extras: { retryAfterSeconds: 5 } })
  await work.close()
  for (const ended of await Promise.all(waiting)) expect(ended).toBeInstanceOf(HeavyWorkFailed)
})
