import { createCanvas } from '@napi-rs/canvas'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

import type { Drawing } from './drawing.ts'
import { familyOf } from './fonts.ts'
import { drawInvoice, drawInvoicePdf } from './invoice.ts'
import type { InvoiceScene } from './scene.ts'
import { drawSerialPhoto } from './serial-photo.ts'
import { invoiceExamples, serialExamples } from './examples.ts'
import { sendAgain } from './transform.ts'
import type { Resent } from './transform.ts'

// Draws some forty scenes into a folder, and all of them on one sheet, for people to look at:
//   node mocks/pictures/contact-sheet.ts FOLDER [first seed]

const [folder, firstSeed = '1'] = process.argv.slice(2)
if (!folder) throw new Error('say into which folder')
const cell = { width: 400, height: 430, columns: 6 }
const endings = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' } as const

interface Shown {
  name: string
  drawing: Drawing
  took: number
}

const shown: Shown[] = []
async function add(name: string, draw: () => Promise<Drawing>): Promise<Drawing> {
  const start = performance.now()
  const drawing = await draw()
  const took = performance.now() - start
  shown.push({ name, drawing, took })
  await writeFile(join(folder ?? '.', `${name}.${endings[drawing.mediaType]}`), drawing.bytes)
  return drawing
}

await mkdir(folder, { recursive: true })
const seed = Number(firstSeed)
for (const [name, scene] of invoiceExamples(seed)) await add(name, () => drawInvoice(scene))
for (const [name, scene] of serialExamples(seed)) await add(name, () => drawSerialPhoto(scene))
const [first] = invoiceExamples(seed)
if (first) {
  const scene: InvoiceScene = { ...first[1], capture: 'phone' }
  await add('file', () => drawInvoicePdf(scene))
  const drawing = await add('sent', () => drawInvoice(scene))
  for (const how of ['recompressed', 'cropped', 'turned', 'brightened'] satisfies Resent[]) {
    await add(`sent-${how}`, () => sendAgain(drawing, how, seed))
  }
}

const pictures = shown.filter(({ drawing }) => drawing.mediaType !== 'application/pdf')
const height = Math.ceil(pictures.length / cell.columns) * cell.height
const canvas = createCanvas(cell.width * cell.columns, height)
const context = canvas.getContext('2d')
context.font = `500 14px "${familyOf('sans')}"`
context.fillStyle = '#f0f0f0'
pictures.forEach(({ name, drawing, took }, i) => {
  const size = `${Math.round(drawing.bytes.length / 1024)} KB  ${Math.round(took)} ms`
  const x = (i % cell.columns) * cell.width
  context.fillText(`${name}  ${size}`, x + 8, Math.floor(i / cell.columns) * cell.height + 18)
})
const tiles = await Promise.all(
  pictures.map(async ({ drawing }, i) => ({
    input: await sharp(drawing.bytes)
      .resize(cell.width - 8, cell.height - 32, { fit: 'inside' })
      .toBuffer(),
    left: (i % cell.columns) * cell.width + 4,
    top: Math.floor(i / cell.columns) * cell.height + 26,
  })),
)
await sharp({ create: { width: canvas.width, height, channels: 3, background: '#24262b' } })
  .composite([...tiles, { input: canvas.toBuffer('image/png'), left: 0, top: 0 }])
  .png()
  .toFile(join(folder, 'contact-sheet.png'))

const times = shown.map(({ took }) => took).toSorted((a, b) => a - b)
const middle = times[Math.floor(times.length / 2)] ?? 0
process.stdout.write(
  `${shown.length} drawn, ${middle.toFixed(0)} ms in the middle, into ${folder}\n`,
)
