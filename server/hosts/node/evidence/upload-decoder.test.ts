import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pictureLimits } from '../../../../contract/evidence.ts'
import { bomb, lockedPdf, pdf, picture } from '../../../../tests/support/hostile-pictures.ts'
import { uploadDecoder } from './upload-decoder.ts'

const { pictureTypes, invoiceTypes } = pictureLimits

let reader: ReturnType<typeof uploadDecoder>
beforeAll(() => {
  reader = uploadDecoder()
})
afterAll(() => reader.close())

const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer())

describe('in a process of its own', () => {
  test('a picture is read', async () => {
    const read = await reader.decode(await bytesOf(await picture('gif')), pictureTypes, 'm-1')
    expect(read).toMatchObject({
      pages: [{ mediaType: 'image/png', width: 60, height: 40 }],
      original: null,
    })
    expect('pages' in read && read.pages[0]?.bytes).toBeInstanceOf(Uint8Array)
  })

  test('a PDF is drawn, also when something stands before it', async () => {
    const document = await bytesOf(await pdf(2))
    const read = await reader.decode(document, invoiceTypes, 'm-1')
    expect(read).toMatchObject({ original: { mediaType: 'application/pdf' } })
    expect('pages' in read && read.pages.length).toBe(2)
    const preceded = Buffer.concat([Buffer.from('\r\n\r\nmail header\r\n'), document])
    expect(await reader.decode(preceded, invoiceTypes, 'm-1')).toHaveProperty('pages')
  })

  test('a PDF is no picture of a serial number', async () => {
    const document = await bytesOf(await pdf())
    expect(await reader.decode(document, pictureTypes, 'm-1')).toEqual({
      fault: 'not_a_picture',
      name: 'PDF',
    })
  })

  test('what is too much is refused at once', async () => {
    const packed = await bytesOf(bomb(20_000, 10_000))
    expect(await reader.decode(packed, pictureTypes, 'm-1')).toEqual({ fault: 'too_many_pixels' })
  })

  test('what is locked is told', async () => {
    const locked = await bytesOf(await lockedPdf())
    expect(await reader.decode(locked, invoiceTypes, 'm-1')).toEqual({ fault: 'locked' })
  })

  test('many at once are each read as themselves', async () => {
    const sizes = Array.from({ length: 10 }, (_, index) => 20 + index)
    const files = await Promise.all(
      sizes.map(async (width) => bytesOf(await picture('png', 'x.png', [width, 10]))),
    )
    const read = await Promise.all(
      files.map((bytes, index) => reader.decode(bytes, pictureTypes, `m-${index}`)),
    )
    expect(read.map((one) => 'pages' in one && one.pages[0]?.width)).toEqual(sizes)
  })

  test('whatever bytes come, the answer is a document or a fault, and the next one is read', async () => {
    const sound = await Promise.all(
      [picture('jpeg'), picture('png'), picture('gif'), pdf()].map(async (file) =>
        bytesOf(await file),
      ),
    )
    const any = fc.constantFrom(...sound)
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 })
    const mutant = fc.tuple(any, changes).map(([whole, all]) => {
      const bytes = new Uint8Array(whole)
      for (const [at, value] of all) bytes[at % bytes.length] = value
      return bytes
    })
    const cut = fc.tuple(any, fc.nat()).map(([whole, at]) => whole.slice(0, at % whole.length))
    const twoInOne = fc
      .tuple(cut, any)
      .map(([one, other]) => new Uint8Array(Buffer.concat([one, other])))
    const anything = fc.oneof(mutant, cut, twoInOne, fc.uint8Array({ maxLength: 300 }))
    await fc.assert(
      fc.asyncProperty(anything, async (bytes) => {
        const read = await reader.decode(bytes, invoiceTypes, 'm-1')
        if ('fault' in read) expect(faults).toContain(read.fault)
        else expect(read.pages.length).toBeGreaterThan(0)
      }),
      { numRuns: 250 },
    )
    for (const bytes of sound) {
      expect(await reader.decode(bytes, invoiceTypes, 'm-1')).toHaveProperty('pages')
    }
  })
})

const faults = ['not_a_picture', 'broken', 'too_many_pixels', 'too_long', 'locked', 'no_pages']

test('a reader that was closed says that it is busy, and breaks nothing', async () => {
  const closed = uploadDecoder({ processes: 1 })
  await closed.close()
  const read = closed.decode(await bytesOf(await picture('png')), pictureTypes, 'm-1')
  await expect(read).rejects.toMatchObject({ id: 'desk_busy' })
  await closed.close()
})
