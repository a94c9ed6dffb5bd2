import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { launchBrowser } from './browser.ts'
import { startServer, type ServerProcess } from './server-process.ts'

/** The made-up desk on a server of its own, and a browser: open for all tests of a file. */
export function demoInBrowser() {
  let browser: Browser | undefined
  let server: ServerProcess | undefined
  beforeAll(async () => {
    server = await startServer('mocks/demo-server.ts')
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  return {
    get browser() {
      return browser ?? expect.fail('The browser opens before the first test')
    },
    get url() {
      return server?.url ?? expect.fail('The desk opens before the first test')
    },
  }
}
