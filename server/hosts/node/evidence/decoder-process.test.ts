import { afterEach, expect, test } from 'vitest'
import { pictureLimits } from '../../../../contract/evidence.ts'
import { startDecoder } from './decoder-process.ts'
import { uploadDecoder } from './upload-decoder.ts'

/** Real processes, with a decoder in them that breaks as it is told. */
const script = new URL('../../../../tests/support/bad-decoder.worker.ts', import.meta.url)

let reader: ReturnType<typeof uploadDecoder>
afterEach(() => reader.close())

const read = (act: string, sender = act) =>
  reader
    .decode(new TextEncoder().encode(`%PDF-1.7 ${act}`), pictureLimits.invoiceTypes, sender)
    .catch((error: unknown) => error)

test.each([
  ['aborts', 'crash', { fault: 'too_complex' }],
  ['leaves', 'leave', { fault: 'too_complex' }],
  ['fails', 'fail', { fault: 'too_complex' }],
  ['is killed by somebody', 'killed', { id: 'desk_busy' }],
])('a decoder that %s, each time', async (_, act, told) => {
  reader = uploadDecoder({ processes: 1, start: () => startDecoder(script) })
  expect(await read(act)).toMatchObject(told)
  expect(await read('sound')).toMatchObject({ pagesInAll: 1 })
})

test('what breaks its own process takes nobody else’s with it', async () => {
  reader = uploadDecoder({ start: () => startDecoder(script) })
  const acts = ['crash', 'sound 1', 'killed', 'sound 2', 'leave', 'sound 3', 'fail', 'sound 4']
  const told = await Promise.all(acts.map((act) => read(act)))
  for (const [index, act] of acts.entries()) {
    if (act.startsWith('sound')) expect(told[index]).toMatchObject({ pagesInAll: 1 })
    else expect(told[index]).not.toMatchObject({ fault: 'broken' })
  }
})

test('a process that ended while nothing was to do is replaced unnoticed', async () => {
  const decoders: ReturnType<typeof startDecoder>[] = []
  const start = () => {
    const decoder = startDecoder(script)
    decoders.push(decoder)
    return decoder
  }
  reader = uploadDecoder({ processes: 1, start })
  expect(await read('sound')).toMatchObject({ pagesInAll: 1 })
  decoders[0]?.end()
  expect(await read('sound')).toMatchObject({ pagesInAll: 1 })
})
