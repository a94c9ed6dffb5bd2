import { readFileSync, statSync } from 'node:fs'
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
