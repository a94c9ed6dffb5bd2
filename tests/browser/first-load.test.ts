import { readFileSync, statSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { firstLoad, firstRow } from '../support/first-load.ts'
import { openPage } from '../support/page.ts'

/** What the first row of the queue needs, counted in files: `npm run bench` measures it over the wire. */
const demo = demoInBrowser()

/** Scripts and styles that the page itself names. */
const namedIn = (build: string) =>
  [
    ...readFileSync(`${build}/index.html`, 'utf8').matchAll(
      /(?:src|href)="(\/[^"]+\.(?:js|css))"/g,
    ),
  ].map(([, path]) => path ?? '')

test.each(['dist/app', 'dist/demo-server'])(
  'what the page of %s names is within its budget',
  (build) => {
    const named = namedIn(build)
    expect(named).toContainEqual(expect.stringMatching(/^\/assets\/.*\.js$/))
    expect(named).toContainEqual(expect.stringMatching(/^\/assets\/.*\.css$/))
    // As it is sent, see `static-app.ts`.
    const bytes = named.reduce((sum, path) => sum + statSync(`${build}${path}.br`).size, 0)
    expect(bytes).toBeGreaterThan(50_000)
    expect(bytes).toBeLessThanOrEqual(firstLoad.codeBytes)
  },
)

test('the first row needs no other script or style, and they come as they were compressed', async () => {
  const { page, complaints } = await openPage(demo.browser)
  const named = namedIn('dist/demo-server')
  const encodings: (string | undefined)[] = []
  await page.route(/\.(js|css)$/, async (route) => {
    const isNamed = named.includes(new URL(route.request().url()).pathname)
    await (isNamed ? route.continue() : route.abort())
  })
  page.on('response', (response) => {
    if (named.includes(new URL(response.url()).pathname)) {
      encodings.push(response.headers()['content-encoding'])
    }
  })
  const missed: string[] = []
  page.on('requestfailed', (request) => missed.push(new URL(request.url()).pathname))
  await page.goto(`${demo.url}/queue`)
  await page.locator(firstRow).first().waitFor()
  expect(encodings).toEqual(named.map(() => 'br'))
  // What the page does without takes nothing with it, and there is a way to have it after all.
  const parts = ['Bell', 'LiveDesk', 'Notices']
  const missing = () => parts.filter((part) => missed.some((path) => path.includes(`/${part}-`)))
  await expect.poll(missing).toEqual(parts)
  const reload = page.getByRole('button', { name: /could not be loaded/ })
  await reload.waitFor()
  expect(await page.locator(firstRow).first().isVisible()).toBe(true)
  await page.unrouteAll()
  await reload.click()
  await page.getByRole('button', { name: /^Notices/ }).waitFor()
  await page.locator(firstRow).first().waitFor()
  // Whatever was asked for beside them did not come.
  expect(complaints.filter((one) => !/dynamically imported|ERR_FAILED|preload/.test(one))).toEqual(
    [],
  )
})

/** What somebody opens in the queue, by its file and how it is opened. */
const opened = [
  { file: 'CommandPalette', open: (page: Page) => page.keyboard.press('Control+k') },
  { file: 'ShortcutSheet', open: (page: Page) => page.keyboard.press('?') },
  { file: 'SavedViewsMenu', open: (page: Page) => page.keyboard.press('v') },
  { file: 'SavedViewsSheet', open: (page: Page) => page.keyboard.press('s') },
  { file: 'ColumnsSheet', open: (page: Page) => page.keyboard.press('c') },
  { file: 'ClaimPeek', open: (page: Page) => page.keyboard.press(' ') },
  { file: 'BulkBar', open: (page: Page) => page.keyboard.press('x') },
  {
    file: 'AccountMenu',
    open: (page: Page) => page.locator('header button[aria-haspopup="menu"]').last().click(),
  },
]

test('what is opened and does not come is said, and can be asked for again; the page stays', async () => {
  const { page } = await openPage(demo.browser)
  await page.route(
    ({ pathname }) => opened.some(({ file }) => pathname.startsWith(`/assets/${file}-`)),
    (route) => route.abort(),
  )
  await page.goto(`${demo.url}/queue`)
  await page.locator(firstRow).first().waitFor()
  await page.getByRole('button', { name: /^Notices/ }).waitFor()
  const said = page.getByRole('alert').filter({ hasText: 'This could not be opened' })
  // The bar of a selection is there as long as something is selected.
  const again = opened.filter(({ file }) => file !== 'BulkBar')
  for (const { file, open } of [...opened, ...again]) {
    await open(page)
    await said.waitFor().catch((error: unknown) => {
      throw new Error(`${file} is missing, and nothing said so`, { cause: error })
    })
    expect(await page.locator(firstRow).first().isVisible()).toBe(true)
    await said.getByRole('button', { name: 'Not now' }).click()
    await said.waitFor({ state: 'detached' })
  }
  await page.unrouteAll()
  await page.getByRole('button', { name: /^Notices/ }).focus()
  await page.keyboard.press('v')
  await said.getByRole('button', { name: 'Reload' }).click()
  await page.locator(firstRow).first().waitFor()
  await page.getByRole('button', { name: /^Notices/ }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
})
