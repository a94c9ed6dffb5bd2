import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas } from '../../mocks/desk/personas.ts'
import { launchBrowser } from '../support/browser.ts'
import { expectAccessible } from '../support/page.ts'
import { signedInAs } from '../support/persona.ts'
import { screens, visit } from '../support/screens.ts'
import { startServer, type ServerProcess } from '../support/server-process.ts'

/** Every page, light and dark, with all that axe knows: names, roles, order, contrast. */
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

const people = [...new Set(screens.map(({ who }) => who))]

test.each(people)('every page of %s is accessible, light and dark', async (who) => {
  const { page, context, complaints } = await signedInAs(browser, server.url, personas[who].name)
  for (const { name, path } of screens.filter((one) => one.who === who)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await visit(page, server.url + path)
      await expectAccessible(page, `${name}, ${colorScheme}`)
    }
  }
  expect(complaints).toEqual([])
  await context.close()
})
