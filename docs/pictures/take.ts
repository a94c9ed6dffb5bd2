import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { claimRead } from '../../contract/claims.ts'
import { claimList } from '../../contract/queue.ts'
import { createClient } from '../../contract/client.ts'
import { personas } from '../../mocks/desk/personas.ts'
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
    name: 'undo',
    scheme: 'light',
    show: async (page) => {
      await openNext(page)
      const number = /R-\d+/.exec(page.url())?.[0]
      await page.keyboard.press('r')
      await page.keyboard.press('1')
      await page.locator('button:enabled', { hasText: 'Ask again and send' }).waitFor()
      await page.keyboard.press('Enter')
      await page.getByText(`${number}: asked again`).waitFor()
      await page.locator('button:enabled', { hasText: 'Ask again' }).waitFor()
    },
  },
  {
    name: 'check-fails',
    scheme: 'dark',
    show: async (page) => {
      await page.goto(`/claims/${await claimThatFails(page)}`)
      await page.locator('button:enabled', { hasText: 'Ask again' }).waitFor()
      await page.keyboard.press('2')
      await page.keyboard.press('1')
    },
  },
  {
    name: 'skip',
    scheme: 'light',
    show: async (page) => {
      await openNext(page)
      await page.keyboard.press('n')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'dispatch',
    scheme: 'light',
    show: (page) => page.goto('/dispatch'),
  },
  {
    name: 'board',
    scheme: 'light',
    show: async (page) => {
      await become(page, personas.meiling.id)
      await page.goto('/board')
      await page.getByText('Will be overdue').waitFor()
    },
  },
  {
    name: 'reassign',
    scheme: 'dark',
    show: async (page) => {
      await become(page, personas.meiling.id)
      await page.goto('/board')
      await page.getByText('Will be overdue').waitFor()
      await page.keyboard.press('a')
      await page.getByRole('button', { name: /^Reassign \d+ claims?$/ }).waitFor()
    },
  },
  {
    name: 'calendar',
    scheme: 'dark',
    show: async (page) => {
      await become(page, personas.jonas.id)
      await page.goto('/calendars/ID')
      await page.getByLabel('Date of new day').fill('2026-04-02')
      await page.getByLabel('Name of new day').fill('A day of mourning')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Preview changes' }).click()
      await page.getByRole('button', { name: 'Save' }).waitFor()
    },
  },
]

/** Goes on as somebody else of the made-up desk. */
async function become(page: Page, persona: string): Promise<void> {
  await page.goto('/queue')
  await page.evaluate(
    (id) =>
      fetch('/api/session/persona', {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ persona: id }),
      }),
    persona,
  )
}

/** The most urgent claim on which the registered store is no partner, or another check fails. */
async function claimThatFails(page: Page): Promise<string> {
  await page.goto('/queue')
  const api = createClient(async (request) => {
    const response = await page.request.get(request.url)
    return new Response(new Uint8Array(await response.body()), { status: response.status() })
  }, server.url)
  for (const { number } of (await api.call(claimList, { query: { limit: '100' } })).items) {
    const { checks } = await api.call(claimRead, { params: { number } })
    if (checks.some(({ outcome }) => outcome === 'fails')) return number
  }
  throw new Error('Every check holds on every claim')
}

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
