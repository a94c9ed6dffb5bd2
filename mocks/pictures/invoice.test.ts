import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'

import { invoiceExample } from './examples.ts'
import { drawInvoice, drawInvoicePdf } from './invoice.ts'
import type { InvoiceScene } from './scene.ts'

const layouts = ['indonesian', 'english', 'french'] as const
const captures = ['scan', 'phone', 'screenshot', 'thermal'] as const
const combinations = layouts.flatMap((layout) => captures.map((capture) => ({ layout, capture })))

async function textOf(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, i) => {
      const content = await (await document.getPage(i + 1)).getTextContent()
      return content.items.map((item) => ('str' in item ? item.str : '')).join('')
    }),
  )
  return pages
}

const seeds = [1, 2, 3] as const

describe.each(combinations)('$layout $capture', ({ layout, capture }) => {
  // drawn once, looked at from several sides: drawing is what takes the time
  const scenes = seeds.map((seed) => invoiceExample({ seed, layout, capture }))
  const drawn = scenes.map((scene) => drawInvoice(scene))

  test('the same scene gives the same bytes', async () => {
    const [first, again] = await Promise.all([
      drawn[0],
      drawInvoice(invoiceExample({ seed: 1, layout, capture })),
    ])
    expect(Buffer.compare(first?.bytes ?? Buffer.of(), again.bytes)).toBe(0)
    expect(again.places).toEqual(first?.places)
  })

  test('every place is inside the picture', async () => {
    for (const { places, width, height } of await Promise.all(drawn)) {
      for (const [x, y] of places.flatMap((place) => place.corners)) {
        expect(x >= 0 && y >= 0 && x <= width && y <= height).toBe(true)
      }
    }
  })

  test('store, number, date, model and total are found', async () => {
    for (const [i, { places }] of (await Promise.all(drawn)).entries()) {
      const kinds = new Set(places.map(({ what }) => what))
      expect([...kinds]).toEqual(
        expect.arrayContaining(['store', 'invoiceNumber', 'invoiceDate', 'model', 'total']),
      )
      const number = places.find(({ what }) => what === 'invoiceNumber')
      expect(number?.text).toBe(scenes[i]?.invoiceNumber)
    }
  })

  test('what is left out is in no place', async () => {
    for (const seed of seeds) {
      const omit: InvoiceScene['omit'] = ['modelName', 'invoiceDate', 'invoiceNumber', 'storeName']
      const scene = invoiceExample({ seed, layout, capture, dateStyle: 'd/m/y', omit })
      const { places } = await drawInvoice(scene)
      const texts = places.map(({ text }) => text.toLowerCase()).join('\n')
      for (const gone of [
        scene.store.name,
        scene.invoiceNumber,
        '27/03/2026',
        '25/03/2026',
        'msi ',
      ]) {
        expect(texts).not.toContain(gone.toLowerCase())
      }
    }
  })

  test('the size and kind told are those of the file', async () => {
    for (const { bytes, mediaType, width, height } of await Promise.all(drawn)) {
      const read = await sharp(bytes).metadata()
      expect([read.width, read.height]).toEqual([width, height])
      expect(`image/${read.format}`).toBe(mediaType)
      expect(width).toBeLessThanOrEqual(1600)
    }
  })
})

test.each(layouts)('a %s PDF has number, date and total in its text layer', async (layout) => {
  for (const seed of [1, 2, 3]) {
    const scene = invoiceExample({ seed, layout, dateStyle: 'd/m/y' })
    const { bytes, places } = await drawInvoicePdf(scene)
    const [page = ''] = await textOf(bytes)
    expect(page).toContain(scene.invoiceNumber)
    expect(page).toContain('27/03/2026')
    const total = places.find(({ what }) => what === 'total')?.text ?? 'no total'
    expect(page.replaceAll('\u00a0', ' ')).toContain(total)
  }
})

test('the same scene gives the same PDF', async () => {
  const scene = invoiceExample({ layout: 'french' })
  const [first, second] = [await drawInvoicePdf(scene), await drawInvoicePdf(scene)]
  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
})

test('what is left out is not in the PDF either', async () => {
  const scene = invoiceExample({ layout: 'english', omit: ['invoiceNumber', 'storeName'] })
  const pages = await textOf((await drawInvoicePdf(scene)).bytes)
  expect(pages.join('\n').toLowerCase()).not.toContain(scene.invoiceNumber.toLowerCase())
  expect(pages.join('\n').toLowerCase()).not.toContain(scene.store.name.toLowerCase())
})

test('the total is the sum of the lines', async () => {
  const lines = [
    { description: 'MSI PRO MP241X', quantity: 2, unitPrice: 1_649_000 },
    { description: 'MSI Modern AM242 1M', quantity: 1, unitPrice: 12_499_000 },
  ]
  const { places } = await drawInvoice(invoiceExample({ seed: 4, capture: 'screenshot', lines }))
  expect(places.find(({ what }) => what === 'total')?.text).toContain('15.797.000')
})

test('a glare lies over the number', async () => {
  const { places } = await drawInvoice(
    invoiceExample({ seed: 5, layout: 'english', faults: ['glare'] }),
  )
  expect(places.find(({ what }) => what === 'invoiceNumber')?.isCovered).toBe(true)
})

test('a cropped photo has lost something that matters', async () => {
  const { places } = await drawInvoice(
    invoiceExample({ seed: 6, layout: 'french', faults: ['cropped'] }),
  )
  const kinds = new Set(places.map(({ what }) => what))
  const needed = ['store', 'invoiceNumber', 'invoiceDate', 'model', 'total'] as const
  expect(needed.some((what) => !kinds.has(what))).toBe(true)
})
