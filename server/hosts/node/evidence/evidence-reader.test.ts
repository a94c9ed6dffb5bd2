import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pictureLimits } from '../../../../contract/evidence.ts'
import { bomb, lockedPdf, pdf, picture } from '../../../../tests/support/hostile-pictures.ts'
import { evidenceReader } from './evidence-reader.ts'

const { pictureTypes, invoiceTypes } = pictureLimits

let reader: ReturnType<typeof evidenceReader>
beforeAll(() => {
  reader = evidenceReader()
})
afterAll(() => reader.close())

const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer())

describe('in a process of its own', () => {
  test('a picture is read', async () => {
    const read = await reader.read(await bytesOf(await picture('gif')), pictureTypes)
    expect(read).toMatchObject({
      pages: [{ mediaType: 'image/png', width: 60, height: 40 }],
      original: null,
    })
    expect('pages' in read && read.pages[0]?.bytes).toBeInstanceOf(Uint8Array)
  })

  test('a PDF is drawn, also when something stands before it', async () => {
    const document = await bytesOf(await pdf(2))
    const read = await reader.read(document, invoiceTypes)
    expect(read).toMatchObject({ original: { mediaType: 'application/pdf' } })
    expect('pages' in read && read.pages.length).toBe(2)
    const preceded = Buffer.concat([Buffer.from('\r\n\r\nmail header\r\n'), document])
    expect(await reader.read(preceded, invoiceTypes)).toHaveProperty('pages')
  })

  test('a PDF is no picture of a serial number', async () => {
    const document = await bytesOf(await pdf())
    expect(await reader.read(document, pictureTypes)).toEqual({ fault: 'not_a_picture' })
  })

  test('what is too much is refused at once', async () => {
    const packed = await bytesOf(await bomb(200))
    expect(await reader.read(packed, pictureTypes)).toEqual({ fault: 'too_many_pixels' })
  })

  test('what is locked is told', async () => {
    const locked = await bytesOf(await lockedPdf())
    expect(await reader.read(locked, invoiceTypes)).toEqual({ fault: 'locked' })
  })

  test('many at once are each read as themselves', async () => {
    const sizes = Array.from({ length: 10 }, (_, index) => 20 + index)
    const read = await Promise.all(
      sizes.map(async (width) =>
        reader.read(await bytesOf(await picture('png', 'x.png', [width, 10])), pictureTypes),
      ),
    )
    expect(read.map((one) => 'pages' in one && one.pages[0]?.width)).toEqual(sizes)
  })

  test('whatever bytes come, the answer is a picture or a fault, and the next one is read', async () => {
    const sound = await bytesOf(await picture('jpeg', 'x.jpg', [64, 64]))
    const mutant = fc
      .array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
      .map((changes) => {
        const bytes = new Uint8Array(sound)
        for (const [at, value] of changes) bytes[at] = value
        return bytes
      })
    const anything = fc.oneof(mutant, fc.uint8Array({ maxLength: 300 }))
    await fc.assert(
      fc.asyncProperty(anything, async (bytes) => {
        const read = await reader.read(bytes, invoiceTypes)
        if ('fault' in read)
          expect(['not_a_picture', 'broken', 'too_many_pixels']).toContain(read.fault)
        else expect(read.pages[0]?.width ?? 0).toBeLessThanOrEqual(pictureLimits.maxWidth)
      }),
      { numRuns: 60 },
    )
    expect(await reader.read(sound, pictureTypes)).toHaveProperty('pages')
  })
})

test('a reader that was closed reads nothing more, and breaks nothing', async () => {
  const closed = evidenceReader(1)
  await closed.close()
  const read = await closed.read(await bytesOf(await picture('png')), pictureTypes)
  expect('fault' in read || 'pages' in read).toBe(true)
  await closed.close()
})
