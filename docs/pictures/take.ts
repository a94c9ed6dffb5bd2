import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { launchBrowser } from '../../tests/support/browser.ts'
import { startServer } from '../../tests/support/server-process.ts'

/** `npm run pictures`: takes the pictures of the documentation from a fresh demo. */
interface Scene {
  name: string
  scheme: 'light' | 'dark'
  show(page: Page): Promise<unknown>
}

const scenes: Scene[] = [
  {
    name: 'queue',
    scheme: 'light',
    show: (page) => page.goto('/queue'),
  },
  {
    name: 'review',
    scheme: 'light',
    show: openNext,
  },
  {
    name: 'ask-again',
    scheme: 'dark',
    show: async (page) => {
      await openNext(page)
      await page.keyboard.press('r')
      await page.keyboard.press('4')
      await page.getByRole('region', { name: 'What the member will get' }).waitFor()
    },
  },
  {
    name: 'dispatch',
    scheme: 'light',
    show: (page) => page.goto('/dispatch'),
  },
]

async function openNext(page: Page): Promise<void> {
  await page.goto('/queue')
  await page.getByRole('link', { name: /^R-/ }).first().waitFor()
  await page.keyboard.press('n')
  await page.locator('button:enabled', { hasText: 'Ask again' }).waitFor()
}

const server = await startServer('mocks/demo-server.ts')
const browser = await launchBrowser()
for (const { name, scheme, show } of scenes) {
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 2,
    colorScheme: scheme,
    locale: 'en-GB',
  })
  const page = await context.newPage()
  await show(page)
  await page.waitForLoadState('networkidle')
  const file = fileURLToPath(new URL(`${name}.webp`, import.meta.url))
  await sharp(await page.screenshot({ animations: 'disabled' }))
    .webp({ quality: 82 })
    .toFile(file)
  await context.close()
}
await browser.close()
await server.stop()
