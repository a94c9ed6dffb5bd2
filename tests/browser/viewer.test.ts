import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimRead } from '../../contract/claims.ts'
import { intakeClaimCreate } from '../../contract/intake.ts'
import { createClient } from '../../contract/client.ts'
import { demoIntakeKey } from '../../mocks/desk/keys.ts'
import { launchBrowser } from '../support/browser.ts'
import { claimIntake } from '../support/factories.ts'
import { expectAccessible, openPage, type WatchedPage } from '../support/page.ts'
import { jpeg } from '../support/pictures.ts'
import { startServer, type ServerProcess } from '../support/server-process.ts'

/** Two pictures in a real browser, and no mouse. */
let server: ServerProcess
let browser: Browser
let watched: WatchedPage
let page: Page
const numbers: string[] = []

beforeAll(async () => {
  server = await startServer('mocks/demo-server.ts')
  const memberCenter = createClient((request) => fetch(request), server.url, {
    authorization: `Bearer ${demoIntakeKey}`,
  })
  for (const n of [1, 2]) {
    const { number } = await memberCenter.call(intakeClaimCreate, {
      json: claimIntake({
        promotion: 'id-smart-moves-2026',
        registration: { id: `viewer-${n}`, serialNumber: `BA3T0194670${n}V` },
        member: { id: `viewer-${n}`, email: `viewer-${n}@example.com` },
      }),
      files: { invoice: await jpeg(30 * n, 900, 1200), serialPhoto: await jpeg(90, 1200, 900) },
      idempotencyKey: `viewer-claim-${n}`,
    })
    numbers.push(number)
  }
  browser = await launchBrowser()
  watched = await openPage(browser)
  page = watched.page
  await page.goto(`${server.url}/queue`)
  await page.getByRole('link', { name: /^R-/ }).first().waitFor()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function open(number: string | undefined, search = ''): Promise<void> {
  await page.goto(`${server.url}/claims/${number}${search}`)
  await page.locator('button:enabled', { hasText: 'Decline' }).waitFor()
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** How the browser draws a picture now: where its corner is, how large, how lit. */
async function drawn(label: string, of = page) {
  const picture = of.getByRole('img', { name: label, exact: true })
  await picture.waitFor()
  return picture.evaluate((image) => {
    const { left, top, width, height } = image.getBoundingClientRect()
    const [frame] = [image.closest('section')?.lastElementChild?.getBoundingClientRect()]
    const round = (pixels: number) => Math.round(pixels * 10) / 10
    return {
      left: round(left - (frame?.left ?? 0)),
      top: round(top - (frame?.top ?? 0)),
      width: round(width),
      height: round(height),
      filter: getComputedStyle(image).filter,
    }
  })
}

/** A key pressed right after a load takes effect a moment later, so what it draws is awaited. */
const expectDrawn = (label: string) => expect.poll(() => drawn(label))

/** Waits until a picture is that many times as large, within a tenth. */
async function expectTimes(label: string, before: { width: number }, times: number) {
  await expect
    .poll(async () => (await drawn(label)).width / before.width)
    .toSatisfy((now: number) => Math.abs(now - times) < 0.05, `${times} times as large`)
  return drawn(label)
}

test('+ comes closer, the arrows move, O is one to one, F fits again, and the other stays', async () => {
  await open(numbers[0])
  const [fitted, other] = [await drawn('Invoice'), await drawn('Serial photo')]
  await press('+', '+')
  const closer = await expectTimes('Invoice', fitted, 1.35 ** 2)
  await press('ArrowUp', 'ArrowLeft')
  await expect
    .poll(async () => {
      const moved = await drawn('Invoice')
      return [moved.left - closer.left, moved.top - closer.top].map(Math.round)
    })
    .toEqual([60, 60])
  await press('o')
  await expectDrawn('Invoice').toMatchObject({ width: 900, height: 1200 })
  await press('f')
  await expectDrawn('Invoice').toEqual(fitted)
  expect(await drawn('Serial photo')).toEqual(other)
})

test('T turns, and one goes on looking at the same spot', async () => {
  await open(numbers[0])
  const upright = await drawn('Invoice')
  await press('t')
  await expect
    .poll(async () => {
      const lying = await drawn('Invoice')
      return Math.round((10 * lying.width) / lying.height)
    })
    .toBe(Math.round((10 * upright.height) / upright.width))
  await press('o', 'Shift+T')
  await expectDrawn('Invoice').toMatchObject({ width: 900, height: 1200 })
  await press('0')
  await expectDrawn('Invoice').toEqual(upright)
})

test('B, the arrows with Shift, and X change the light, and 0 takes it back', async () => {
  await open(numbers[0])
  await press('b', 'Shift+ArrowRight', 'x')
  await expectDrawn('Invoice').toMatchObject({
    filter: 'brightness(1.15) contrast(1.15) invert(1)',
  })
  expect((await drawn('Serial photo')).filter).toBe('none')
  await press('0')
  await expectDrawn('Invoice').toMatchObject({ filter: 'none' })
})

test('M takes the loupe out, the arrows move it, and it shows what is under it larger', async () => {
  await open(numbers[0])
  await press('m')
  const loupe = page.locator('[data-loupe]')
  await loupe.waitFor()
  const before = await loupe.boundingBox()
  await press('ArrowRight', 'ArrowRight')
  await expect
    .poll(async () => Math.round(((await loupe.boundingBox())?.x ?? 0) - (before?.x ?? 0)))
    .toBe(60)
  const scales = await loupe.evaluate((glass) => {
    const scaleOf = (image: Element | null | undefined) => {
      const { width } = image?.getBoundingClientRect() ?? { width: 0 }
      return width
    }
    return [scaleOf(glass.querySelector('img')), scaleOf(glass.parentElement?.querySelector('img'))]
  })
  expect((scales[0] ?? 0) / (scales[1] ?? 1)).toBeGreaterThan(1.9)
  await expectAccessible(page)
  await press('m')
  await loupe.waitFor({ state: 'detached' })
})

test('; lets both pictures move together', async () => {
  await open(numbers[0])
  const [invoice, photo] = [await drawn('Invoice'), await drawn('Serial photo')]
  await press(';', '+', '+')
  await expectTimes('Invoice', invoice, 1.35 ** 2)
  await expectTimes('Serial photo', photo, 1.35 ** 2)
  await press('f')
  await expectDrawn('Serial photo').toEqual(photo)
  await press(';')
})

test('in a narrow window the pictures stand one above the other', async () => {
  await page.setViewportSize({ width: 900, height: 800 })
  await open(numbers[0])
  const viewers = page.getByRole('region', { name: /^(Invoice|Serial photo)$/ })
  await expect
    .poll(async () => {
      const tops = await viewers.evaluateAll((all) =>
        all.map((viewer) => viewer.getBoundingClientRect().top),
      )
      return (tops[1] ?? 0) - (tops[0] ?? 0)
    })
    .toBeGreaterThan(200)
  await page.setViewportSize({ width: 1280, height: 800 })
})

test('W opens a second window that follows, counts for the decision, and may be lost', async () => {
  await page.goto(`${server.url}/claims/${numbers[0]}?p=invoice`)
  await page.getByText(/View both pictures of the latest attempt/).waitFor()
  const coming = page.waitForEvent('popup')
  await press('w')
  const second = await coming
  await drawn('Serial photo', second)
  expect(new URL(second.url()).pathname).toBe(`/claims/${numbers[0]}/pictures`)
  await page.getByText('The pictures are in the second window.').waitFor()
  await page.locator('button:enabled', { hasText: 'Decline' }).waitFor()
  await expectAccessible(second)

  await page.goto(`${server.url}/claims/${numbers[1]}`)
  await second.waitForURL(`**/claims/${numbers[1]}/pictures`)
  await drawn('Invoice', second)
  await page.getByText('The pictures are in the second window.').waitFor()
  // The address is new a moment before the pictures are: a key means what is on screen.
  await second.locator(`img[alt="Invoice"][src*="${numbers[1]}"]`).waitFor()
  await second.keyboard.press('x')
  await expect.poll(async () => (await drawn('Invoice', second)).filter).toBe('invert(1)')

  await second.reload()
  await page.getByText('The pictures are in the second window.').waitFor()
  await page.bringToFront()
  await press('q')
  await second.getByText('No claim is open in the main window.').waitFor()
  await page.goBack()
  await drawn('Invoice', second)
  await second.close()
  await page.getByText('The pictures are in the second window.').waitFor({ state: 'hidden' })
  await page.locator('button:enabled', { hasText: 'Decline' }).waitFor()
})

test('the desk may be lost as well: the second window waits, and goes on with the next', async () => {
  for (const other of watched.context.pages()) if (other !== page) await other.close()
  await open(numbers[0])
  const coming = page.waitForEvent('popup')
  await press('w')
  const second = await coming
  await drawn('Invoice', second)
  await page.goto('about:blank')
  await second.getByText('No claim is open in the main window.').waitFor()
  await open(numbers[1])
  await second.waitForURL(`**/claims/${numbers[1]}/pictures`)
  await drawn('Invoice', second)
  await second.close()
})

test('E shows before and after of a claim that was redeemed again', async () => {
  await page.goto(`${server.url}/queue?attempt=again`)
  await page.getByRole('link', { name: /^R-/ }).first().waitFor()
  await press('n')
  await page.getByRole('button', { name: 'Before and after' }).waitFor()
  const number = /R-\d+/.exec(page.url())?.[0] ?? ''
  const desk = createClient((request) => fetch(request), server.url)
  const [now] = (await desk.call(claimRead, { params: { number } })).attempts
  // What is new is compared; the member kept the other one.
  const isNew = (kind: string) =>
    now?.documents.some((one) => one.kind === kind && one.sentWithAttempt === now.number)
  const [kind, label] = isNew('invoice') ? ['invoice', 'Invoice'] : ['serial_photo', 'Serial photo']
  await press('e')
  await drawn(`${label}, attempt ${(now?.number ?? 0) - 1}`)
  await drawn(`${label}, attempt ${now?.number}`)
  await page.waitForURL((url) => url.searchParams.get('before') === kind)
  await expectAccessible(page)
})

test('nothing complained', () => {
  expect(watched.complaints).toEqual([])
})
