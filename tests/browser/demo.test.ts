import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { dullHost } from '../support/dull-host.ts'
import { openPage } from '../support/page.ts'
import { jpeg } from '../support/pictures.ts'
import { startServer, type ServerProcess } from '../support/server-process.ts'
import { patience } from '../support/patience.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** A claim is open, and both its pictures are on screen. */
async function readyToDecide(page: Page): Promise<void> {
  await page.waitForURL(/\/claims\/R-/)
  await page
    .getByRole('region', { name: 'Decision' })
    .getByRole('button', { disabled: false })
    .first()
    .waitFor()
}

describe('the static demo, on any web host, below any path', () => {
  let host: Awaited<ReturnType<typeof dullHost>>
  beforeAll(async () => {
    host = await dullHost('dist/demo', '/some/where')
  })
  afterAll(() => {
    host.server.close()
  })

  test('is the whole product: a claim is decided, and stays decided after a reload', async () => {
    const { page, context, complaints } = await openPage(browser)
    await page.goto(host.url)
    await page.getByRole('link', { name: /^R-/ }).first().waitFor({ timeout: patience })
    await page.keyboard.press('n')
    await readyToDecide(page)
    const number = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    await page.keyboard.press('r')
    await page.keyboard.press('1')
    await page.getByRole('region', { name: 'What the member will get' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByText(`${number}: asked again`).waitFor()

    await page.goto(`${host.url}#/claims/${number}`)
    await page.reload()
    await page.getByText(/^Waiting for the member/).waitFor({ timeout: patience })
    expect(complaints).toEqual([])
    await context.close()
  })

  test('two tabs work on one desk, each as somebody else', async () => {
    const first = await openPage(browser)
    await first.page.goto(host.url)
    await first.page.getByRole('link', { name: /^R-/ }).first().waitFor({ timeout: patience })
    const second = await first.context.newPage()
    await second.goto(host.url)
    await second.getByRole('link', { name: /^R-/ }).first().waitFor({ timeout: patience })
    await second.getByRole('button', { name: /Rina Wijaya/ }).click()
    await second.getByRole('menuitem', { name: /Chen Mei-Ling/ }).click()
    await second.getByRole('button', { name: /Chen Mei-Ling/ }).waitFor()

    await first.page.keyboard.press('n')
    await readyToDecide(first.page)
    const number = (await first.page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    await second.goto(`${host.url}#/claims/${number}`)
    await second.getByText(/^Rina Wijaya has had it open since/).waitFor()
    await first.page.keyboard.press('a')
    await first.page.getByRole('region', { name: 'What the member will get' }).waitFor()
    await first.page.keyboard.press('Enter')
    await first.page.getByText(`${number} approved`).waitFor()
    await second.reload()
    await second
      .getByText('Approved by Rina Wijaya', { exact: false })
      .first()
      .waitFor({ timeout: patience })
    await first.context.close()
  })
})

describe('the demo on Node', () => {
  let server: ServerProcess
  beforeAll(async () => {
    server = await startServer('mocks/demo-server.ts')
  })
  afterAll(() => server?.stop())

  test('opens on a furnished desk, where a visitor is somebody and can become anybody', async () => {
    const { page, context, complaints } = await openPage(browser)
    await page.goto(server.url)
    await page.getByRole('link', { name: /^R-/ }).first().waitFor()
    await page.getByRole('button', { name: /Rina Wijaya/ }).click()
    await page.getByRole('menuitem', { name: /Budi Santoso/ }).click()
    await page.waitForURL('**/dispatch')
    expect(complaints).toEqual([])
    await context.close()
  })

  test('lets a member redeem again, and the claim comes back to the queue', async () => {
    const { page, context } = await openPage(browser)
    await page.goto(`${server.url}/queue?view=asked_again`)
    const link = page.getByRole('link', { name: /^R-/ }).first()
    const number = (await link.textContent()) ?? ''
    await page.goto(`${server.url}/member?claim=${number}`)
    await page.getByRole('button', { name: 'Redeem Again' }).click()
    const photo = await jpeg(120, 800, 600)
    await page
      .locator('input[type=file]')
      .last()
      .setInputFiles({
        name: 'again.jpg',
        mimeType: 'image/jpeg',
        buffer: Buffer.from(await photo.arrayBuffer()),
      })
    await page.getByRole('button', { name: 'Redeem', exact: true }).click()
    await page.getByText('Redeem qualification under reviewing').waitFor()
    await page.goto(`${server.url}/claims/${number}`)
    await page
      .getByText(/^Attempt [2-9]$/)
      .first()
      .waitFor()
    await context.close()
  })

  test('refuses to stand where real work could be', async () => {
    await expect(
      startServer('mocks/demo-server.ts', { DATABASE_URL: 'postgres://localhost/desk' }),
    ).rejects.toThrow(/does not run in production or with a DATABASE_URL/)
    const folder = mkdtempSync(join(tmpdir(), 'redeem-desk-real-'))
    const file = join(folder, 'codes.key')
    writeFileSync(file, 'ab'.repeat(32))
    await expect(
      startServer('mocks/demo-server.ts', { DEMO_DATA_DIR: folder, DATA_DIR: folder }),
    ).rejects.toThrow(/The demo did not create/)
    expect(readdirSync(folder)).toEqual(['codes.key'])
    writeFileSync(file, 'postgres://localhost/desk')
    await expect(startServer('mocks/demo-server.ts', { DATABASE_URL_FILE: file })).rejects.toThrow(
      /with a DATABASE_URL/,
    )
    rmSync(folder, { recursive: true })
    await expect(startServer('mocks/demo-server.ts', { NODE_ENV: 'production' })).rejects.toThrow(
      /does not run in production/,
    )
  })
})
