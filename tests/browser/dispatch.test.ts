import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createClient, type Client } from '../../contract/client.ts'
import { claimApprove } from '../../contract/decisions.ts'
import { claimRead } from '../../contract/claims.ts'
import { intakeClaimCreate } from '../../contract/intake.ts'
import { promotionCreate } from '../../contract/promotion-changes.ts'
import { sessionStart } from '../../contract/sign-in.ts'
import { staffInvite, welcomeAccept } from '../../contract/staff.ts'
import { launchBrowser } from '../support/browser.ts'
import { claimIntake, physicalPrize, promotionTerms } from '../support/factories.ts'
import { expectAccessible, openPage, type WatchedPage } from '../support/page.ts'
import { jpeg } from '../support/pictures.ts'
import { startServer, type ServerProcess } from '../support/server-process.ts'
import { patience } from '../support/patience.ts'

/** A week's parcels: two hundred of them from the export to the door, through a carrier's CSV. */
const parcels = 200
const password = 'tidal-lantern-forty-two'
const intakeKey = 'member-center-key-of-this-test'

let browser: Browser
let server: ServerProcess
let watched: WatchedPage
let page: Page
const numbers: string[] = []

beforeAll(async () => {
  server = await startServer('server/hosts/node/serve.ts', { INTAKE_KEY: intakeKey })
  await furnish()
  browser = await launchBrowser()
  watched = await openPage(browser, { acceptDownloads: true })
  page = watched.page
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Somebody who is signed in: the cookie a browser would keep. */
async function signedIn(email: string): Promise<Client> {
  let cookie = ''
  const send = async (request: Request) => {
    if (cookie) request.headers.set('cookie', cookie)
    const response = await fetch(request)
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return response
  }
  const client = createClient(send, server.url, { origin: server.url })
  if (email) await client.call(sessionStart, { body: { email, password } })
  return client
}

async function accept(link: string, name?: string, email?: string): Promise<void> {
  const token = link.split('#')[1] ?? ''
  const nobody = await signedIn('')
  await nobody.call(welcomeAccept, {
    body: { token, password, ...(name && email ? { name, email } : {}) },
  })
}

async function furnish(): Promise<void> {
  const linkIn = () => server.lines.find((line) => line.includes('/welcome#'))?.trim()
  // In the set-up of a file `expect.poll` may not be used.
  await vi.waitFor(() => expect(linkIn()).toBeDefined(), { timeout: patience })
  const first = linkIn() ?? ''
  await accept(first, 'Jonas Weber', 'jonas@desk.test')
  const administrator = await signedIn('jonas@desk.test')
  const links: string[] = []
  for (const [name, email, roles] of [
    ['Chen Mei-Ling', 'meiling@desk.test', ['supervisor']],
    ['Budi Santoso', 'budi@desk.test', ['logistics']],
  ] as const) {
    const { link } = await administrator.call(staffInvite, {
      body: { name, email, roles: [...roles] },
    })
    links.push(link ?? '')
  }
  // Accepted once all are invited: until somebody else can sign off, the first one acts alone.
  for (const link of links) await accept(link)
  const terms = promotionTerms({
    name: 'Backpack Days',
    prizes: [physicalPrize],
    purchaseTo: '2099-12-31',
    redeemUntil: '2099-12-31',
  })
  await administrator.call(promotionCreate, { body: { id: 'backpacks', terms } })
  const supervisor = await signedIn('meiling@desk.test')
  const memberCenter = createClient((request) => fetch(request), server.url, {
    authorization: `Bearer ${intakeKey}`,
  })
  const picture = await jpeg(33, 24, 18)
  for (let n = 0; n < parcels; n++) {
    const { number } = await memberCenter.call(intakeClaimCreate, {
      json: claimIntake({
        promotion: 'backpacks',
        member: { id: `mc-${n}`, email: `m${n}@example.com` },
        registration: { id: `reg-${n}`, serialNumber: `BA3T0${10_000 + n}` },
        recipient: { street: `Jl. Melati No. ${n + 1}` },
      }),
      files: { invoice: picture, serialPhoto: picture },
      idempotencyKey: `redeem-${n}-of-many`,
    })
    const { version } = await supervisor.call(claimRead, { params: { number } })
    await supervisor.call(claimApprove, {
      params: { number },
      version,
      idempotencyKey: `approve-${n}-of-many`,
      body: { overrideReason: 'made up for this journey' },
    })
    numbers.push(number)
  }
}

async function download(item: string): Promise<string> {
  await page.getByRole('button', { name: 'Batch' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: item }).click(),
  ])
  return (await file.path()) ?? ''
}

async function handIn(text: string): Promise<void> {
  await page.getByRole('button', { name: 'Batch' }).click()
  await page.getByRole('menuitem', { name: /^Import tracking numbers/ }).click()
  await page.locator('input[type=file]').setInputFiles({
    name: 'tracking.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  })
  await page.getByRole('button', { name: 'Check the file' }).click()
}

test('two hundred parcels go from the export to the door', async () => {
  await page.goto(`${server.url}/sign-in`)
  await page.getByLabel('E-mail').fill('budi@desk.test')
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/dispatch')
  await page.getByRole('button', { name: `To pack ${parcels}` }).waitFor()
  await expectAccessible(page)

  const csv = readFileSync(await download('Parcels for the carrier’s tool (CSV)'), 'utf8')
  const rows = Papa.parse<Record<string, string>>(csv.replace('\ufeff', ''), {
    header: true,
    skipEmptyLines: true,
  }).data
  expect(rows.map((row) => row['prize']).toSorted()).toEqual(numbers.toSorted())
  expect(rows.every((row) => row['phone'] === '+6281234567890')).toBe(true)
  const labels = readFileSync(await download('Labels (PDF)'))
  expect(labels.subarray(0, 5).toString()).toBe('%PDF-')

  // What the carrier's tool gives back: a number for each, and one that it mistyped.
  // Of the promotion's zone: in Jakarta it is tomorrow already when the evening comes here.
  const today = new Date().toLocaleDateString('sv', { timeZone: 'Asia/Jakarta' })
  const shipped = rows.map((row, n) => [row['prize'], 'JNE', `0${10_000_000_000 + n}`, today])
  const header = ['prize', 'carrier', 'tracking number', 'shipped', 'delivered']
  await handIn(Papa.unparse([header, ['R-999999', 'JNE', '012345678901', today], ...shipped]))
  await page.getByText(`${parcels} rows to import, 0 already imported, 1 problem.`).waitFor()
  await page.getByText('no parcel with this number').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: `Import ${parcels} rows, skip the rest` }).click()
  await page.getByText(`${parcels} parcels updated.`).waitFor()

  await handIn(Papa.unparse([header, ...shipped]))
  await page.getByText(`No rows to import, ${parcels} already imported, no problems.`).waitFor()
  await page.keyboard.press('Escape')

  await handIn(Papa.unparse([header, ...shipped.map((row) => [...row, today])]))
  await page.getByRole('button', { name: `Import all ${parcels} rows` }).click()
  await page.getByRole('button', { name: `Delivered ${parcels}` }).waitFor()
  expect(watched.complaints).toEqual([])
})
