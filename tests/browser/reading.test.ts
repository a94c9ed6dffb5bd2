import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimRead, type Claim } from '../../contract/claims.ts'
import { createClient } from '../../contract/client.ts'
import { intakeClaimCreate } from '../../contract/intake.ts'
import { demoIntakeKey } from '../../mocks/desk/keys.ts'
import type { Drawing } from '../../mocks/pictures/drawing.ts'
import { invoiceExample, serialExample } from '../../mocks/pictures/examples.ts'
import { drawInvoice } from '../../mocks/pictures/invoice.ts'
import type { SerialPhotoScene } from '../../mocks/pictures/scene.ts'
import { drawSerialPhoto } from '../../mocks/pictures/serial-photo.ts'
import { sendAgain } from '../../mocks/pictures/transform.ts'
import { launchBrowser } from '../support/browser.ts'
import { claimIntake } from '../support/factories.ts'
import { openPage, type WatchedPage } from '../support/page.ts'
import { startServer, type ServerProcess } from '../support/server-process.ts'
import { patienceForWork } from '../support/patience.ts'

/** Pictures go in where Member Center sends them, are read by the engines themselves, and shown. */
let server: ServerProcess
let browser: Browser
let watched: WatchedPage
let dataDir: string
let clean: string

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'redeem-desk-reading-'))
  server = await startServer('mocks/demo-server.ts', { DATA_DIR: dataDir })
  browser = await launchBrowser()
  watched = await openPage(browser)
  clean = await redeem('BA3T07716100V', await invoice(3), await photo('BA3T07716100V'))
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Seeds that leave 3 when divided by 4 are invoices of the same partner store. */
const invoice = (seed: number): Promise<Drawing> =>
  drawInvoice(
    invoiceExample({
      seed,
      capture: 'scan',
      orderDate: '2026-03-18',
      invoiceDate: '2026-03-20',
      lines: [{ description: 'MSI Modern AM242 1M', quantity: 1, unitPrice: 12_499_000 + seed }],
    }),
  )

const photo = (serialNumber: string, faults: SerialPhotoScene['faults'] = [], seed = 5) =>
  drawSerialPhoto(
    serialExample({
      seed,
      surface: 'monitor-back',
      model: 'Modern AM242 1M',
      serialNumber,
      faults,
    }),
  )

async function redeem(serialNumber: string, paper: Drawing, sticker: Drawing): Promise<string> {
  const memberCenter = createClient((request) => fetch(request), server.url, {
    authorization: `Bearer ${demoIntakeKey}`,
  })
  const { number } = await memberCenter.call(intakeClaimCreate, {
    json: claimIntake({
      promotion: 'id-smart-moves-2026',
      registration: { id: serialNumber, serialNumber, chk: '4F2' },
      purchase: { store: 'Bintang Gawai', date: '2026-03-20' },
      member: { id: serialNumber, email: `${serialNumber.toLowerCase()}@example.com` },
      recipient: {
        contactNumber: `+62 812 ${serialNumber.replace(/\D/g, '').slice(-8)}`,
        street: `Jl. ${serialNumber}`,
      },
    }),
    files: { invoice: fileOf(paper), serialPhoto: fileOf(sticker) },
    idempotencyKey: `reading-${serialNumber}`,
  })
  return number
}

const fileOf = ({ bytes, mediaType }: Drawing) =>
  new File([new Uint8Array(bytes)], 'picture', { type: mediaType })

const readClaim = (number: string): Promise<Claim> =>
  createClient((request) => fetch(request), server.url).call(claimRead, { params: { number } })

const statesOf = ({ attempts: [newest] }: Claim) =>
  newest?.documents.map(({ reading }) => reading.state)

/** Opens a claim when both of its pictures were read. */
async function open(number: string) {
  await expect
    .poll(async () => statesOf(await readClaim(number)), {
      timeout: patienceForWork,
      interval: 500,
    })
    .toEqual(['read', 'read'])
  const { page } = watched
  await page.goto(`${server.url}/claims/${number}`)
  const read = page.getByRole('region', { name: 'Read from the pictures' })
  await read.waitFor()
  return { page, read, checks: page.getByRole('region', { name: 'Checks' }) }
}

test('a clean claim is all quiet', async () => {
  const { page, read, checks } = await open(clean)
  await page
    .getByRole('region', { name: 'Summary' })
    .getByText(/^\d+ checks hold$/)
    .waitFor()
  expect(await checks.count()).toBe(0)
  const serial = read.getByRole('group', { name: 'S/N', exact: true })
  expect(await serial.textContent()).toContain('Same in code · printed text')
  expect(await read.locator('[data-differs], mark').count()).toBe(0)
})

test('a fact goes to its place in the picture, and the place to its fact', async () => {
  const { page, read } = await open(clean)
  const box = page.getByRole('button', { name: 'Date on the invoice: passes', exact: true })
  const before = await box.boundingBox()
  await read.getByTitle('Date on the invoice: show in picture').click()
  await expect.poll(async () => (await box.boundingBox())?.width).not.toBe(before?.width)
  await expect.poll(() => box.getAttribute('data-pointed')).toBe('true')

  const sticker = page.getByRole('button', { name: 'S/N in the printed text: agrees', exact: true })
  await sticker.hover()
  await expect
    .poll(() => read.locator('[data-pointed]').allTextContents())
    .toEqual(['printed text'])
  await read.getByRole('button', { name: 'code', exact: true }).hover()
  await page.locator('[aria-label="S/N in the code: agrees"][data-pointed]').waitFor()
  await read.getByRole('button', { name: 'code', exact: true }).click()
  await page.mouse.move(0, 0)
  await page.keyboard.press("'")
  await page.locator('[aria-label="S/N in the printed text: agrees"][data-pointed]').waitFor()
})

test('a word that is found is marked over its print, and the picture moves there', async () => {
  const { page } = await open(clean)
  const viewer = page.getByRole('region', { name: 'Serial photo', exact: true })
  const sizeOf = (name: RegExp) =>
    viewer
      .getByRole('button', { name })
      .first()
      .evaluate(({ style: { left, top, width, height } }) =>
        [left, top, width, height].map((side) => Number.parseFloat(side)),
      )
  const printed = await sizeOf(/^S\/N in the printed text/)
  const frame = await viewer.boundingBox()
  if (!frame) throw new Error('The viewer is on screen')
  // Where nothing is marked.
  await page.mouse.click(frame.x + 20, frame.y + frame.height - 20)
  await page.keyboard.press('Control+f')
  await page.getByRole('textbox', { name: 'Find on the papers' }).waitFor()
  await page.keyboard.type('ba3t07716100v')
  const found = viewer.locator('[aria-label^="Found: "][data-pointed]')
  await found.waitFor()
  const marked = await sizeOf(/^Found: .*BA3T07716100V/)
  for (const [at, side] of printed.entries())
    expect(Math.abs(side - (marked[at] ?? 0))).toBeLessThan(3)
  // In the middle of what is left of the viewer beside the field.
  const middle = async () => {
    const [outer, inner] = [await viewer.boundingBox(), await found.boundingBox()]
    if (!outer || !inner) return Infinity
    return Math.abs(inner.x + inner.width / 2 - outer.x - outer.width / 2)
  }
  await expect.poll(middle).toBeLessThan(20)
  await page.keyboard.press('Escape')
  await found.waitFor({ state: 'detached' })
})

test('a slip of 0 and O is shown where it is', async () => {
  const number = await redeem('BA3TO7716101V', await invoice(7), await photo('BA3T07716101V'))
  const { read, checks } = await open(number)
  expect(await checks.textContent()).toContain('Sticker seems to say BA3T07716101V')
  const serial = read.getByRole('group', { name: 'S/N', exact: true })
  // One column, in the code and in print; what was registered stands above it.
  expect(await serial.locator('[data-differs]').allTextContents()).toEqual(['0', '0'])
  expect(await serial.locator('[data-meant]').allTextContents()).toEqual(['O'])
  await serial
    .getByRole('button', {
      name: 'In the printed text: BA3T07716101V 0 instead of O in position 5',
    })
    .waitFor()
})

test('another product’s sticker fails, and says whose number it shows', async () => {
  const number = await redeem('BA3T07716102V', await invoice(11), await photo('601V41MB22077'))
  const { checks } = await open(number)
  await checks.getByText('1 check fails').waitFor()
  expect(await checks.textContent()).toContain('Sticker says 601V41MB22077')
})

test('the same invoice, cropped and turned, leads to the claim it was used for', async () => {
  const cropped = await sendAgain(await invoice(3), 'cropped', 1)
  const turned = await sendAgain(cropped, 'turned', 1)
  const number = await redeem('BA3T07716103V', turned, await photo('BA3T07716103V'))
  const { page, checks } = await open(number)
  expect(await checks.textContent()).toMatch(/Invoice (line (may be|already) used by|resembles)/)
  await checks.getByRole('link', { name: clean }).first().waitFor()

  await checks
    .getByRole('button', { name: `Compare with ${clean}` })
    .first()
    .click()
  const bar = page.getByRole('region', { name: `Compared with ${clean}` })
  await bar
    .getByRole('status')
    .getByText(/numbers appear on both/)
    .waitFor()
  const sum = page.getByRole('button', { name: 'On both: 12.499.003', exact: true })
  // In this claim's picture and in the other's.
  const frames = page.getByRole('region', { name: /^Invoice of / })
  expect(await frames.count()).toBe(2)
  for (const frame of await frames.all()) {
    expect(await frame.getByRole('button', { name: /^On both: / }).count()).toBeGreaterThan(5)
  }
  expect(await sum.count()).toBeGreaterThan(1)
  await bar.getByRole('button', { name: /^Close/ }).click()
  await page.getByRole('img', { name: 'Serial photo', exact: true }).waitFor()
})

test('an invoice for three pieces serves three claims, and the fourth is an alarm', async () => {
  const paper = await drawInvoice(
    invoiceExample({
      seed: 35,
      capture: 'scan',
      orderDate: '2026-03-18',
      invoiceDate: '2026-03-20',
      lines: [{ description: 'MSI Modern AM242 1M', quantity: 3, unitPrice: 12_499_000 }],
    }),
  )
  const claims: string[] = []
  for (const serialNumber of ['BA3T07716301V', 'BA3T07716302V', 'BA3T07716303V', 'BA3T07716304V']) {
    claims.push(await redeem(serialNumber, paper, await photo(serialNumber)))
  }
  const outcomeOf = async (number: string) =>
    (await readClaim(number)).checks.find(({ id }) => id === 'invoice_unused')?.outcome
  const [, , third = '', fourth = ''] = claims
  const { read, checks } = await open(fourth)
  expect(await checks.textContent()).toMatch(/Invoice (line (may be|already) used by|resembles)/)
  const lines = read.getByRole('list', { name: 'Invoice lines' })
  await lines.getByText('4 claims for 3 items').waitFor()
  await lines.getByText('BA3T07716301V').waitFor()
  expect(await outcomeOf(fourth)).toBe('fails')
  // The third had its piece before the fourth came; that somebody compares them is enough.
  expect(await outcomeOf(third)).toBe('unsure')
})

test('an unreadable photo accuses nobody', async () => {
  const blurred = await photo('BA3T07716104V', ['blur'])
  const number = await redeem('BA3T07716104V', await invoice(15), blurred)
  const { page, checks } = await open(number)
  expect(await checks.textContent()).not.toContain('check fails')
  const summary = page.getByRole('region', { name: 'Summary' })
  expect(await summary.textContent()).toMatch(/looks blurred|No text was found|could be read/)
})

test('a reviewer reads it better, in place', async () => {
  const { page, read } = await open(clean)
  await read.getByRole('button', { name: 'Date on the invoice: correct what was read' }).click()
  await page.getByLabel('Date on the invoice: what the picture says').fill('21/03/2026')
  await page.getByRole('button', { name: 'Save' }).click()
  await read.getByText(/^Corrected by Rina Wijaya/).waitFor()
  await page.getByRole('region', { name: 'Checks' }).getByText('Invoice says 21 Mar 2026').waitFor()
})

test('killed in the middle of reading, the desk reads on: nothing is lost, and nothing read twice', async () => {
  const sticker = await photo('BA3T07716201V', [], 41)
  const number = await redeem('BA3T07716201V', await invoice(43), sticker)
  const documents = async () => (await readClaim(number)).attempts[0]?.documents ?? []
  const readAlready = async () =>
    (await documents()).filter(({ reading }) => reading.state === 'read')
  // One was read, and as there is one engine, it is at the other at this moment.
  await expect
    .poll(readAlready, { timeout: patienceForWork, interval: 50 })
    .toEqual([expect.anything()])
  const [before] = await readAlready()
  await server.stop('SIGKILL')
  server = await startServer('mocks/demo-server.ts', { DATA_DIR: dataDir })

  await open(number)
  const after = await documents()
  expect(after).toHaveLength(2)
  const same = after.find((one) => one.sentSha256 === before?.sentSha256)
  expect(same?.reading.readAt).toBe(before?.reading.readAt)
  const { history } = await readClaim(number)
  expect(history.map(({ kind }) => kind)).toEqual(['claim_received'])
})

test('no page complained', () => {
  expect(watched.complaints).toEqual([])
})
