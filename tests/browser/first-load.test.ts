import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { firstLoad, firstRow, watchRequests } from '../support/first-load.ts'
import { openPage } from '../support/page.ts'
import { startServer, type ServerProcess } from '../support/server-process.ts'

/** What the queue costs a browser that has seen nothing yet: exact, however busy the machine is. */
let browser: Browser
let server: ServerProcess
beforeAll(async () => {
  server = await startServer('mocks/demo-server.ts')
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('the first row comes within its budget, and compressed while building', async () => {
  const { page, complaints } = await openPage(browser)
  const asked = await watchRequests(page)
  const encodings = new Set<string | undefined>()
  page.on('response', (response) => {
    if (response.url().includes('/assets/')) encodings.add(response.headers()['content-encoding'])
  })
  await page.goto(`${server.url}/queue`)
  await page.locator(firstRow).first().waitFor()
  await page.waitForLoadState('load')
  const { codeBytes, requests } = asked()
  expect(codeBytes).toBeGreaterThan(50_000)
  expect(codeBytes).toBeLessThanOrEqual(firstLoad.codeBytes)
  expect(requests).toBeLessThanOrEqual(firstLoad.requests)
  expect([...encodings]).toEqual(['br'])
  expect(complaints).toEqual([])
})
