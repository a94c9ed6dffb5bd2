import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { claimList } from '../../contract/queue.ts'
import { claimRead } from '../../contract/claims.ts'
import type { DecisionKind } from '../../contract/claim-words.ts'
import { launchBrowser } from '../support/browser.ts'
import { comeInAs } from '../support/persona.ts'
import { startServer, type ServerProcess } from '../support/server-process.ts'

/** What Enter sends is in sight, at the smallest screen and at 150 % zoom. */
let browser: Browser
let server: ServerProcess
let rina: Awaited<ReturnType<typeof comeInAs>>
const claims = { clean: '', failing: '' }

beforeAll(async () => {
  server = await startServer('mocks/demo-server.ts')
  browser = await launchBrowser()
  rina = await comeInAs(browser, server.url, 'Rina')
  const { items } = await rina.api.call(claimList, { query: { limit: '200' } })
  for (const { number, lease } of items) {
    if (lease || (claims.clean && claims.failing)) continue
    const { checks, abilities } = await rina.api.call(claimRead, { params: { number } })
    if (!abilities.approve.isAllowed) continue
    if (checks.every(({ outcome }) => outcome === 'holds')) claims.clean ||= number
    if (checks.some(({ outcome }) => outcome === 'fails')) claims.failing ||= number
  }
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})
afterEach(() => expect(rina.complaints.splice(0)).toEqual([]))

const keyOf = { approve: 'a', ask_again: 'r', decline: 'd' } as const
const formOf = { approve: 'Approve', ask_again: 'Ask again', decline: 'Decline' } as const

/** Whether all of it is in the window, and nothing lies over it. */
const isInSight = (page: Page, selector: string) =>
  page.evaluate((wanted) => {
    const box = document.querySelector(wanted)?.getBoundingClientRect()
    if (!box || box.width === 0 || box.height === 0) return `${wanted} is not there`
    const { innerWidth, innerHeight } = globalThis
    if (box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth) {
      return `${wanted} is at ${box.top} to ${box.bottom} of ${innerHeight}`
    }
    for (const y of [box.top + 2, box.bottom - 2]) {
      const top = document.elementFromPoint(box.left + box.width / 2, y)
      if (!top?.closest(wanted)) return `${wanted} is covered at ${y} by ${top?.className}`
    }
    return 'in sight'
  }, selector)

const windows = [
  [1280, 720],
  [853, 480],
  [1920, 1080],
] as const
const kinds: [DecisionKind, keyof typeof claims][] = [
  ['approve', 'clean'],
  ['approve', 'failing'],
  ['ask_again', 'clean'],
  ['ask_again', 'failing'],
  ['decline', 'clean'],
]

test.each(windows.flatMap((size) => kinds.map(([kind, claim]) => ({ size, kind, claim }))))(
  'at $size what $kind sends for a $claim claim is in the window',
  async ({ size: [width, height], kind, claim }) => {
    const { page } = rina
    await page.setViewportSize({ width, height })
    await page.goto(`${server.url}/claims/${claims[claim]}`)
    await page.getByRole('button', { name: formOf[kind], disabled: false }).first().waitFor()
    await page.getByRole('button', { name: /^Decline/, disabled: false }).waitFor()
    await page.keyboard.press(keyOf[kind])
    const form = page.getByRole('form', { name: formOf[kind] })
    await form.waitFor()
    if (kind !== 'approve' && (await form.getByRole('checkbox', { checked: true }).count()) === 0) {
      await page.keyboard.press('1')
    }
    await form.getByRole('region', { name: 'What the member will get' }).waitFor()
    await expect.poll(() => isInSight(page, 'form button[type=submit]')).toBe('in sight')
    await expect.poll(() => isInSight(page, 'form [data-essence]')).toBe('in sight')
    // The whole mail scrolls inside, and pushes nothing out.
    await page.keyboard.press('w')
    await form.getByText('Redeem History', { exact: true }).waitFor()
    await expect.poll(() => isInSight(page, 'form button[type=submit]')).toBe('in sight')
    const isWide = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    )
    expect(isWide).toBe(false)
    await page.keyboard.press('Escape')
    await form.waitFor({ state: 'detached' })
  },
)

test('the sheet of keys is complete at 900 px height', async () => {
  const { page } = rina
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${server.url}/claims/${claims.clean}`)
  await page.getByRole('button', { name: /^Decline/, disabled: false }).waitFor()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await sheet.getByRole('region', { name: 'Everywhere' }).waitFor()
  const boxes = await sheet
    .locator('kbd')
    .evaluateAll((keys) =>
      keys.map((key) => key.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })),
    )
  expect(boxes.length).toBeGreaterThan(40)
  for (const { top, bottom } of boxes) {
    expect(top).toBeGreaterThan(0)
    expect(bottom).toBeLessThan(900)
  }
  await page.keyboard.press('Escape')
})
