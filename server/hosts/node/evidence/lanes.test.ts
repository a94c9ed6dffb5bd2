import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pictureLimits } from '../../../../contract/evidence.ts'
import type { DecodedDocument, DecodeFault } from '../../../ports.ts'
import { DecoderCrashed, type Decoder } from './decoder-process.ts'
import { uploadDecoder } from './upload-decoder.ts'

const sound: DecodedDocument = { pages: [], pagesInAll: 1, gaps: [], original: null }

/** A file that is worth opening, with a mark of its own. */
const file = (mark: number) => new Uint8Array([...new TextEncoder().encode('%PDF-1.7 '), mark])
const markOf = (bytes: Uint8Array) => bytes.at(-1)

type End = DecodedDocument | DecodeFault | null | 'crash'

/** Decoders that finish when they are told to, and say which process had what. */
function heldDecoders() {
  const running: { mark: number | undefined; finish(end: End): void }[] = []
  let started = 0
  const start = (): Decoder => {
    started++
    let isEnded = false
    return {
      decode({ bytes }) {
        if (isEnded) throw new Error('A process that ended was asked again')
        const { promise, resolve, reject } = Promise.withResolvers<
          DecodedDocument | DecodeFault | null
        >()
        running.push({
          mark: markOf(bytes),
          finish: (end) => (end === 'crash' ? reject(new DecoderCrashed('crash')) : resolve(end)),
        })
        return promise
      },
      end() {
        isEnded = true
      },
    }
  }
  const next = async () => {
    // Whoever was told something has asked for more by then.
    await new Promise(setImmediate)
    return running.shift() ?? null
  }
  return { start, next, running, starts: () => started }
}

const read = (reader: ReturnType<typeof uploadDecoder>, mark: number, sender: string) =>
  reader.decode(file(mark), pictureLimits.invoiceTypes, sender)

test('whatever others send and however it ends, a good sender waits for one piece of each', async () => {
  const end = fc.constantFrom<End>(
    sound,
    { fault: 'too_complex' },
    { fault: 'broken' },
    'crash',
    null,
  )
  const others = fc.array(fc.tuple(fc.constantFrom('x', 'y', 'z'), end), { maxLength: 18 })
  await fc.assert(
    fc.asyncProperty(others, fc.integer({ min: 1, max: 3 }), async (pieces, processes) => {
      const { start, next } = heldDecoders()
      const reader = uploadDecoder({ processes, start })
      const told = pieces.map(([sender], index) =>
        read(reader, index, sender).catch((error: unknown) => error),
      )
      const good = read(reader, 99, 'good')
      /** By sender: whose pieces were begun after the good one came, and before it was. */
      const before = new Map<string, Set<number>>()
      for (let one = await next(); one; one = await next()) {
        if (one.mark === 99) {
          one.finish(sound)
          break
        }
        const mark = one.mark ?? -1
        const [sender, howItEnds] = pieces[mark] ?? expect.fail('nobody sent this')
        // Those that had a process already when the good one came do not count.
        if (mark >= processes) before.set(sender, (before.get(sender) ?? new Set()).add(mark))
        one.finish(howItEnds)
      }
      expect(await good).toBe(sound)
      for (const marks of before.values()) expect(marks.size).toBeLessThanOrEqual(1)
      for (let one = await next(); one; one = await next()) one.finish(sound)
      await Promise.all(told)
      await reader.close()
    }),
    { numRuns: 200 },
  )
})

test('a file whose process breaks twice is at fault; the next one finds a new process', async () => {
  const { start, next, starts } = heldDecoders()
  const reader = uploadDecoder({ processes: 1, start })
  const [bad, good] = [read(reader, 1, 'a'), read(reader, 2, 'b')]
  for (const mark of [1, 1]) {
    const one = await next()
    expect(one?.mark).toBe(mark)
    one?.finish('crash')
  }
  expect(await bad).toEqual({ fault: 'too_complex' })
  ;(await next())?.finish(sound)
  expect(await good).toBe(sound)
  expect(starts()).toBe(3)
})

test('a process that was broken by the file before does not cost the next one anything', async () => {
  const { start, next } = heldDecoders()
  const reader = uploadDecoder({ processes: 1, start })
  const told = read(reader, 1, 'a')
  ;(await next())?.finish('crash')
  ;(await next())?.finish(sound)
  expect(await told).toBe(sound)
})

test.each<[string, End[]]>([
  ['ended from outside, twice', [null, null]],
  ['ended from outside, then broken', [null, 'crash']],
])('a process that was %s is no fault of the file', async (_, ends) => {
  const { start, next } = heldDecoders()
  const reader = uploadDecoder({ processes: 1, start })
  const told = read(reader, 1, 'a').catch((error: unknown) => error)
  for (const end of ends) (await next())?.finish(end)
  expect(await told).toMatchObject({ id: 'desk_busy', extras: { retryAfterSeconds: 5 } })
})

test('where no process can be started, everybody is told to come back', async () => {
  const start = () => {
    throw new Error('EAGAIN')
  }
  expect(() => uploadDecoder({ start })).not.toThrow()
  const told = read(uploadDecoder({ start }), 1, 'a')
  await expect(told).rejects.toMatchObject({ id: 'desk_busy' })
})

test('one sender’s flood is turned away, and another is still read', async () => {
  const { start, next } = heldDecoders()
  const reader = uploadDecoder({ processes: 1, start })
  const flood = Array.from({ length: 50 }, (_, mark) =>
    read(reader, mark, 'flood').then(
      () => 'read',
      (error: unknown) => error,
    ),
  )
  const good = read(reader, 99, 'good')
  for (let one = await next(); one; one = await next()) one.finish(sound)
  const told = await Promise.all(flood)
  expect(told.filter((one) => one === 'read').length).toBe(7)
  for (const one of told.filter((one) => one !== 'read')) {
    expect(one).toMatchObject({ id: 'desk_busy' })
  }
  expect(await good).toBe(sound)
})

test('what waits when the desk ends is told to come back', async () => {
  const { start, running } = heldDecoders()
  const reader = uploadDecoder({ processes: 1, start })
  const told = [1, 2, 3].map((mark) => read(reader, mark, 'a').catch((error: unknown) => error))
  await reader.close()
  running.shift()?.finish(null)
  for (const one of await Promise.all(told)) expect(one).toMatchObject({ id: 'desk_busy' })
})

test('what no decoder needs to see takes no place in line', async () => {
  const { start, running } = heldDecoders()
  const reader = uploadDecoder({ processes: 1, start })
  const heic = new TextEncoder().encode('\0\0\0\x18ftypheic\0\0\0\0mif1heic')
  const told = await reader.decode(heic, pictureLimits.invoiceTypes, 'a')
  expect(told).toEqual({ fault: 'not_a_picture', name: 'HEIC' })
  expect(running).toEqual([])
})
