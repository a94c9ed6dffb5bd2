import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FairQueue } from './fair-queue.ts'

const bounds = { inAll: 40, perSender: 6, bytes: 1000 }

const senders = ['a', 'b', 'c', 'd', 'e']

/** Somebody sends a piece, or a process becomes free. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...senders) },
  { weight: 2, arbitrary: fc.constant(null) },
)

test('whatever arrives, nobody waits for two pieces of another before a first piece of their own', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const queue = new FairQueue<string>(bounds)
      /** Of whoever waits: how much of each other sender was served meanwhile. */
      const waits = new Map<string, Map<string, number>>()
      const waiting = new Map<string, number>()
      const serve = () => {
        const served = queue.next()
        if (served === null) return
        waits.delete(served)
        waiting.set(served, (waiting.get(served) ?? 0) - 1)
        if (waiting.get(served)) waits.set(served, new Map())
        for (const [sender, others] of waits) {
          if (sender === served) continue
          others.set(served, (others.get(served) ?? 0) + 1)
          expect(others.get(served)).toBeLessThanOrEqual(1)
        }
      }
      for (const sender of steps) {
        if (sender === null) serve()
        else if (queue.add(sender, sender, 1)) {
          waiting.set(sender, (waiting.get(sender) ?? 0) + 1)
          if (!waits.has(sender)) waits.set(sender, new Map())
        }
      }
      const left = [...waiting.values()].reduce((sum, count) => sum + count, 0)
      for (let n = 0; n < left; n++) serve()
      expect([...waiting.values()].every((count) => count === 0)).toBe(true)
      expect(queue.next()).toBeNull()
    }),
  )
})

test('one sender’s pieces come in the order in which they were sent', () => {
  const queue = new FairQueue<number>(bounds)
  for (const n of [1, 2, 3]) queue.add('a', n, 1)
  expect([queue.next(), queue.next(), queue.next()]).toEqual([1, 2, 3])
})

test('what is too much is turned away: of one sender, of all, and in bytes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...senders, ...'fghijklm'), fc.nat(400)), {
        maxLength: 200,
      }),
      (pieces) => {
        const queue = new FairQueue<[string, number]>(bounds)
        const taken = pieces.filter(([sender, bytes]) => queue.add(sender, [sender, bytes], bytes))
        expect(taken.length).toBeLessThanOrEqual(bounds.inAll)
        expect(taken.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThanOrEqual(bounds.bytes)
        for (const line of Map.groupBy(taken, ([sender]) => sender).values()) {
          expect(line.length).toBeLessThanOrEqual(bounds.perSender)
        }
        // Room that was left is given again.
        for (const _ of taken) queue.next()
        expect(queue.add('a', ['a', bounds.bytes], bounds.bytes)).toBe(true)
      },
    ),
  )
})
