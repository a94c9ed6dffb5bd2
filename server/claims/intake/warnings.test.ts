import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { intakeClaimCreate, intakeClaimRead } from '../../../contract/intake.ts'
import type { Drawing } from '../../../mocks/pictures/drawing.ts'
import { invoiceExample, serialExample } from '../../../mocks/pictures/examples.ts'
import { drawInvoice } from '../../../mocks/pictures/invoice.ts'
import type { InvoiceScene, SerialPhotoScene } from '../../../mocks/pictures/scene.ts'
import { drawSerialPhoto } from '../../../mocks/pictures/serial-photo.ts'
import { newKey } from '../../../tests/support/acts.ts'
import { claimIntake } from '../../../tests/support/factories.ts'
import { readAll } from '../../../tests/support/readings.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'
import { openEngines, readDocument } from '../../hosts/node/evidence/read-document.ts'

/** Pictures as members send them, decoded, measured and read by the desk's own engines. */
const desk = fileDesk({
  textReader: {
    engine: 'real',
    read: async (document) => readDocument(await (engines ??= openEngines(1)), document),
  },
})
let engines: ReturnType<typeof openEngines> | undefined
let clearInvoice: Drawing
let clearPhoto: Drawing

beforeAll(async () => {
  await desk.addPromotion('smart-moves')
  clearInvoice = await invoice({})
  clearPhoto = await photo({})
})

const invoice = (change: Partial<InvoiceScene>) =>
  drawInvoice(invoiceExample({ seed: 3, capture: 'scan', ...change }))
const photo = (change: Partial<SerialPhotoScene>) =>
  drawSerialPhoto(serialExample({ seed: 5, surface: 'monitor-back', ...change }))

const fileOf = ({ bytes, mediaType }: Pick<Drawing, 'bytes' | 'mediaType'>) =>
  new File([new Uint8Array(bytes)], 'picture', { type: mediaType })

/** What the member is told at once, and when both pictures were read. */
async function warnings(pictures: { invoice?: Drawing; photo?: Drawing }) {
  const { number, warnings: atOnce } = await desk.memberCenter.call(intakeClaimCreate, {
    json: claimIntake(),
    files: {
      invoice: fileOf(pictures.invoice ?? clearInvoice),
      serialPhoto: fileOf(pictures.photo ?? clearPhoto),
    },
    idempotencyKey: newKey(),
  })
  await readAll(desk)
  const { warnings: afterwards } = await desk.memberCenter.call(intakeClaimRead, {
    params: { number },
  })
  const said = (all: typeof atOnce) => all.map(({ document, hint }) => `${document} ${hint}`)
  return { atOnce: said(atOnce), afterwards: said(afterwards) }
}

/** What is left when somebody holds the phone too close to an edge. */
async function cutOff({ bytes, width, height }: Drawing): Promise<Drawing> {
  const cut = await sharp(bytes)
    .extract({ left: Math.round(width * 0.3), top: 0, width: Math.round(width * 0.5), height })
    .jpeg({ quality: 85 })
    .toBuffer()
  return { ...clearInvoice, bytes: new Uint8Array(cut), mediaType: 'image/jpeg' }
}

/** A sharp picture with nothing to read on it: a chequered table cloth. */
async function tableCloth(): Promise<Drawing> {
  const squares = Array.from({ length: 300 }, (_, at) => {
    const [x, y] = [(at % 20) * 60, Math.floor(at / 20) * 60]
    return (at + Math.floor(at / 20)) % 2 ? `<rect x="${x}" y="${y}" width="60" height="60"/>` : ''
  })
  const cloth = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900" fill="#b33"><rect width="1200" height="900" fill="#eee"/>${squares.join('')}</svg>`
  const bytes = await sharp(Buffer.from(cloth)).jpeg().toBuffer()
  return { ...clearPhoto, bytes: new Uint8Array(bytes), mediaType: 'image/jpeg' }
}

test('clear pictures are taken without a word', async () => {
  expect(await warnings({})).toEqual({ atOnce: [], afterwards: [] })
})

test('a blurred photo is told at once', async () => {
  const { atOnce } = await warnings({ photo: await photo({ faults: ['blur'] }) })
  expect(atOnce).toEqual(['serial_photo blurred'])
})

test('a dark invoice is told at once', async () => {
  const { atOnce } = await warnings({
    invoice: await invoice({ capture: 'phone', faults: ['dark'] }),
  })
  expect(atOnce).toEqual(['invoice dark'])
})

test('an invoice that is cut off is told when it was read', async () => {
  expect(await warnings({ invoice: await cutOff(clearInvoice) })).toEqual({
    atOnce: [],
    afterwards: ['invoice cut_off'],
  })
})

test('a photo of the box is told when it was read', async () => {
  expect(await warnings({ photo: await photo({ surface: 'packaging' }) })).toEqual({
    atOnce: [],
    afterwards: ['serial_photo packaging'],
  })
})

test('a photo with nothing to read on it is told when it was read', async () => {
  expect(await warnings({ photo: await tableCloth() })).toEqual({
    atOnce: [],
    afterwards: ['serial_photo no_text'],
  })
})
