import sharp, { type Sharp } from 'sharp'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from '../../contract/client.ts'
import { intakeClaimCreate } from '../../contract/intake.ts'
import { demoIntakeKey } from '../../mocks/desk/keys.ts'
import { launchBrowser } from '../support/browser.ts'
import { claimIntake } from '../support/factories.ts'
import { openPage, type WatchedPage } from '../support/page.ts'
import { hasRealEvidence, realInvoices, realPhotos } from '../support/real-evidence.ts'
import { startServer, type ServerProcess } from '../support/server-process.ts'

/** What people really photograph goes in where Member Center sends it, and comes out in the viewer. */
describe.skipIf(!hasRealEvidence)('real pictures (skipped where there are none)', () => {
  let server: ServerProcess
  let browser: Browser
  let watched: WatchedPage
  const claims: { number: string; photo: File; invoice: File }[] = []

  beforeAll(async () => {
    server = await startServer('mocks/demo-server.ts')
    const memberCenter = createClient((request) => fetch(request), server.url, {
      authorization: `Bearer ${demoIntakeKey}`,
    })
    const [photos, invoices] = [realPhotos(), realInvoices()]
    for (const [n, photo] of photos.entries()) {
      const invoice = invoices[n % invoices.length]
      if (!invoice) throw new Error('There are photos, and no invoices')
      const { number } = await memberCenter.call(intakeClaimCreate, {
        json: claimIntake({
          promotion: 'id-smart-moves-2026',
          registration: {
            id: `real-${n}`,
            serialNumber: `BA3T01946${String(n).padStart(3, '0')}V`,
          },
          member: { id: `real-${n}`, email: `real-${n}@example.com` },
        }),
        files: { invoice, serialPhoto: photo },
        idempotencyKey: `real-evidence-${n}`,
      })
      claims.push({ number, photo, invoice })
    }
    browser = await launchBrowser()
    watched = await openPage(browser)
    await watched.page.goto(server.url)
    await watched.page.getByRole('link', { name: /^R-/ }).first().waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  test('every one of them is taken', () => {
    expect(claims.length).toBeGreaterThan(50)
    expect(claims.some(({ invoice }) => invoice.type === 'application/pdf')).toBe(true)
  })

  test('both stand side by side, whole, sharp and as they were sent', async () => {
    for (const { number, photo, invoice } of claims) {
      await watched.page.goto(`${server.url}/claims/${number}`)
      const sides = {
        photo: await drawn(watched.page, 'Serial photo'),
        invoice: await drawn(watched.page, 'Invoice'),
      }
      await expectSame(sides.photo, photo)
      if (invoice.type === 'image/jpeg') await expectSame(sides.invoice, invoice)
      expect(
        sides.photo.right <= sides.invoice.left || sides.invoice.right <= sides.photo.left,
      ).toBe(true)
    }
  })

  test('a PDF is shown as the picture of its page, and can be had as it came', async () => {
    const claim = claims.find(({ invoice }) => invoice.type === 'application/pdf')
    await watched.page.goto(`${server.url}/claims/${claim?.number}`)
    const page = await drawn(watched.page, 'Invoice')
    expect(page.width).toBeGreaterThan(1000)
    expect(await spread(page.bytes)).toBeGreaterThan(10)
    const link = watched.page.getByRole('link', { name: /PDF/ }).first()
    const file = await watched.page.request.get(`${server.url}${await link.getAttribute('href')}`)
    expect(new Uint8Array(await file.body())).toEqual(await claim?.invoice.bytes())
  })

  test('no page complained', () => {
    expect(watched.complaints).toEqual([])
  })
})

interface Drawn {
  /** Pixels of the picture itself, and where its frame stands on the screen. */
  width: number
  height: number
  left: number
  right: number
  bytes: Buffer
}

/** The picture in that viewer, once the browser has decoded it. */
async function drawn(page: Page, label: string): Promise<Drawn> {
  const picture = page.getByRole('img', { name: label, exact: true })
  await picture.waitFor()
  const shown = await picture.evaluate(async (element) => {
    const image = element as HTMLImageElement
    await image.decode()
    const frame = (image.closest('section') ?? image).getBoundingClientRect()
    return {
      width: image.naturalWidth,
      height: image.naturalHeight,
      left: frame.left,
      right: frame.right,
      url: image.src,
    }
  })
  const { url, ...rest } = shown
  return { ...rest, bytes: await (await page.request.get(url)).body() }
}

/** Equal in size, and close in every region: encoding again may cost a shade, and nothing else. */
async function expectSame(shown: Drawn, sent: File): Promise<void> {
  const original = sharp(await sent.arrayBuffer()).autoOrient()
  const { autoOrient } = await original.metadata()
  expect([sent.name, shown.width, shown.height]).toEqual([
    sent.name,
    autoOrient.width,
    autoOrient.height,
  ])
  const small = (picture: Sharp) =>
    picture.resize(16, 16, { fit: 'fill' }).toColourspace('srgb').removeAlpha().raw().toBuffer()
  const [before, after] = await Promise.all([small(original), small(sharp(shown.bytes))])
  const distance =
    before.reduce((sum, value, n) => sum + Math.abs(value - (after[n] ?? 0)), 0) / before.length
  expect(distance, sent.name).toBeLessThan(3)
}

/** How much the picture's greys differ: a blank page has none of it. */
async function spread(bytes: Buffer): Promise<number> {
  const { channels } = await sharp(bytes).greyscale().stats()
  return channels[0]?.stdev ?? 0
}
