import { PDFDocument } from '@cantoo/pdf-lib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoIntakeKey } from '../../mocks/desk/keys.ts'
import type { Drawing } from '../../mocks/pictures/drawing.ts'
import { serialExample } from '../../mocks/pictures/examples.ts'
import { drawSerialPhoto } from '../../mocks/pictures/serial-photo.ts'
import { launchBrowser } from '../support/browser.ts'
import { dullHost } from '../support/dull-host.ts'
import { claimIntake } from '../support/factories.ts'
import { openPage, type WatchedPage } from '../support/page.ts'
import { patience, patienceForWork } from '../support/patience.ts'

/** New pictures in the static demo: read in the page by the engines themselves, and compared. */
let browser: Browser
let host: Awaited<ReturnType<typeof dullHost>>
let watched: WatchedPage
/** What the browser asked for, whoever in it did. */
const asked: string[] = []

const serialNumber = 'BA3T07716200V'

beforeAll(async () => {
  host = await dullHost('dist/demo', '/some/where')
  browser = await launchBrowser()
  watched = await openDemo()
  watched.context.on('request', (request) => asked.push(request.url()))
})
afterAll(async () => {
  await browser?.close()
  host?.server.close()
})

/** Each in a browser of its own, with a desk of its own. */
async function openDemo(): Promise<WatchedPage> {
  const opened = await openPage(browser)
  await opened.page.goto(host.url)
  await opened.page.getByRole('link', { name: /^R-/ }).first().waitFor({ timeout: patience })
  return opened
}

/** As Member Center sends it: one form, to the API that lives in the page. */
async function redeem({ page }: WatchedPage): Promise<string> {
  const [paper, sticker] = await drawn
  const claim = claimIntake({
    promotion: 'id-smart-moves-2026',
    registration: { id: serialNumber, serialNumber: serialNumber.replace('0', 'O'), chk: '4F2' },
    purchase: { store: 'Bintang Gawai', date: '2026-03-20' },
    member: { id: serialNumber, email: 'new.picture@example.com' },
    recipient: { contactNumber: '+62 812 77162000', street: 'Jl. Baru 1' },
  })
  const fileOf = ({ bytes, mediaType }: Pick<Drawing, 'bytes' | 'mediaType'>) => ({
    base64: Buffer.from(bytes).toString('base64'),
    mediaType,
  })
  return page.evaluate(
    async ({ json, invoice, serialPhoto, key }) => {
      const blobOf = ({ base64, mediaType }: { base64: string; mediaType: string }) =>
        new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], {
          type: mediaType,
        })
      const form = new FormData()
      form.set('claim', new Blob([json], { type: 'application/json' }))
      form.set('invoice', blobOf(invoice), 'invoice')
      form.set('serialPhoto', blobOf(serialPhoto), 'photo')
      const response = await fetch('/api/intake/claims', {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'idempotency-key': 'new-picture' },
        body: form,
      })
      const answer = await response.json()
      if (!response.ok) throw new Error(JSON.stringify(answer))
      return answer.number
    },
    {
      json: JSON.stringify(claim),
      invoice: fileOf(paper),
      serialPhoto: fileOf(sticker),
      key: demoIntakeKey,
    },
  )
}

const drawn = Promise.all([
  pdfInvoice(),
  drawSerialPhoto(
    serialExample({ seed: 5, surface: 'monitor-back', model: 'Modern AM242 1M', serialNumber }),
  ),
])

/** An invoice that says itself what stands on it. */
async function pdfInvoice(): Promise<Pick<Drawing, 'bytes' | 'mediaType'>> {
  const document = await PDFDocument.create()
  const page = document.addPage([595, 842])
  const lines = ['Bintang Gawai', 'Invoice No. BG-2026-0418', 'Invoice date 20/03/2026']
  for (const [row, line] of [...lines, 'MSI Modern AM242 1M   12.499.000'].entries())
    page.drawText(line, { x: 60, y: 760 - row * 40, size: 16 })
  return { bytes: await document.save(), mediaType: 'application/pdf' }
}

const enginesAsked = () => asked.filter((url) => /\.onnx|ort-wasm|zxing_reader/.test(url))

test('nothing of the engines is loaded before there is a new picture', () => {
  expect(enginesAsked()).toEqual([])
})

test('a new claim’s pictures are read in the page, and its checks appear', async () => {
  const { page } = watched
  const number = await redeem(watched)
  await page.goto(`${host.url}#/claims/${number}`)
  const read = page.getByRole('region', { name: 'Read from the pictures' })
  // The code of the sticker and its print, each beside what was registered.
  const differs = read.getByText('0 instead of O in position 5')
  await differs.first().waitFor({ timeout: patienceForWork })
  expect(await differs.count()).toBe(2)
  await read.getByRole('button', { name: 'Date on the invoice: correct what was read' }).waitFor()
})

test('the engines came from beside the page, and nobody else was asked for anything', () => {
  const here = new URL(host.url).origin
  expect(enginesAsked().length).toBeGreaterThan(0)
  expect(asked.filter((url) => url.startsWith('http') && !url.startsWith(here))).toEqual([])
})

test('no page complained', () => {
  expect(watched.complaints).toEqual([])
})

test('where the engines do not come, the claim says so and is reviewed all the same', async () => {
  const { page, context } = await openDemo()
  await context.route(/\.onnx$/, (route) => route.abort())
  const number = await redeem({ page, context, complaints: [] })
  const gone = page.waitForEvent('console', {
    predicate: (message) => message.text().includes('reading a document'),
    timeout: patience,
  })
  await page.goto(`${host.url}#/claims/${number}`)
  await gone
  await page.getByText('The photo is being read.').waitFor()
  const decision = page.getByRole('region', { name: 'Decision' })
  await decision.getByRole('button', { disabled: false }).first().waitFor()
  await context.close()
})
