import sharp from 'sharp'
import { expect, test } from 'vitest'

import { invoiceExample, serialExample } from './examples.ts'
import { drawInvoice, drawInvoicePdf } from './invoice.ts'
import { drawSerialPhoto } from './serial-photo.ts'
import { readCode128 } from './sticker/code128-reader.ts'
import { sendAgain } from './transform.ts'
import type { Resent } from './transform.ts'

const ways = ['recompressed', 'cropped', 'turned', 'brightened'] as const satisfies Resent[]

test.each(ways)('a picture sent again %s is another file of the same picture', async (how) => {
  const drawing = await drawSerialPhoto(serialExample({ seed: 4 }))
  const again = await sendAgain(drawing, how, 1)
  expect(Buffer.compare(drawing.bytes, again.bytes)).not.toBe(0)
  const { data, info } = await sharp(again.bytes)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect([info.width, info.height]).toEqual([again.width, again.height])
  // the code still stands where the moved place says, and still reads
  const codes = again.places
    .filter(({ what }) => what === 'code')
    .map(({ corners }) => readCode128({ pixels: data, width: info.width }, corners))
  expect(codes).toContain('BA3T01946000V')
})

test.each(ways)('sending again %s twice gives the same bytes', async (how) => {
  const drawing = await drawInvoice(invoiceExample({ seed: 3 }))
  const [first, second] = [await sendAgain(drawing, how, 9), await sendAgain(drawing, how, 9)]
  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
})

test('a PDF is refused', async () => {
  const file = await drawInvoicePdf(invoiceExample())
  await expect(sendAgain(file, 'cropped', 1)).rejects.toThrow(TypeError)
})
