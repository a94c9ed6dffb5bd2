import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { ensureDesk } from '../mocks/desk/build.ts'
import { demoCodeKey } from '../mocks/desk/keys.ts'
import { demoDifferences, openDemoDesk } from '../mocks/demo-desk.ts'
import { readSettings } from '../server/hosts/node/settings.ts'
import { startDesk } from '../server/hosts/node/start.ts'
import { launchBrowser } from '../tests/support/browser.ts'
import { firstLoad, firstRow, watchRequests, type Asked } from '../tests/support/first-load.ts'
import { freePort } from '../tests/support/free-port.ts'

/**
 * What it costs until the first row of the queue is there, beside a bare page that shows the same
 * rows: in turn, in one run, each in a browser that has seen neither. Times are worth only as
 * ratios; bytes and requests are exact.
 */
const rounds = 9

interface Measured extends Asked {
  milliseconds: number
}

async function measure(browser: Browser, url: string, row: string): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const asked = await watchRequests(page)
  await page.addInitScript((selector) => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector(selector)) return
      observer.disconnect()
      requestAnimationFrame(() => {
        Object.assign(globalThis, { firstRowAt: performance.now() })
      })
    }).observe(document, { childList: true, subtree: true })
  }, row)
  await page.goto(url)
  const handle = await page.waitForFunction(
    () => (globalThis as { firstRowAt?: number }).firstRowAt,
  )
  const result = { milliseconds: (await handle.jsonValue()) ?? 0, ...asked() }
  await context.close()
  return result
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

async function main(): Promise<void> {
  await ensureDesk(() => {})
  const root = fileURLToPath(new URL('..', import.meta.url))
  const { NODE_ENV: _unset, ...env } = process.env
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error']
  execFileSync(process.execPath, vite, { cwd: root, env, stdio: 'inherit' })
  const folder = mkdtempSync(join(tmpdir(), 'redeem-desk-bench-'))
  cpSync(join(root, 'dist/app'), join(folder, 'app'), { recursive: true })
  await build({
    root: join(root, 'bench/bare'),
    base: '/bare/',
    configFile: false,
    logLevel: 'error',
    build: { outDir: join(folder, 'app/bare'), emptyOutDir: true },
  })

  const port = await freePort()
  const settings = readSettings({
    PORT: String(port),
    DATA_DIR: join(folder, 'data'),
    CODE_KEY: demoCodeKey.bytes.toHex(),
    CODE_KEY_ID: demoCodeKey.id,
  })
  const { dataDir, openedAt } = await openDemoDesk(settings.dataDir)
  const desk = await startDesk(settings, {
    ...demoDifferences(openedAt),
    dataDir,
    appFolder: join(folder, 'app'),
  })
  const browser = await launchBrowser()
  const app: Measured[] = []
  const bare: Measured[] = []
  for (let round = 0; round <= rounds; round++) {
    const one = await measure(browser, `${desk.url}/queue`, firstRow)
    const other = await measure(browser, `${desk.url}/bare/`, 'tbody tr')
    // The first round warms the server up and does not count.
    if (round > 0) {
      app.push(one)
      bare.push(other)
    }
  }
  await browser.close()
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
  report(app, bare)
}

function report(app: Measured[], bare: Measured[]): void {
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
  const line = (name: string, measured: Measured[]) =>
    `${name.padEnd(12)} ${kilobytes(median(measured.map((m) => m.codeBytes))).padStart(9)} JS+CSS ` +
    `${String(median(measured.map((m) => m.requests))).padStart(3)} requests ` +
    `${median(measured.map((m) => m.milliseconds))
      .toFixed(0)
      .padStart(5)} ms to the first row`
  const ratios = app.map((one, index) => one.milliseconds / (bare[index]?.milliseconds ?? 1))
  console.log(line('Redeem Desk', app))
  console.log(line('bare page', bare))
  console.log(
    `time ratio   ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}) over ${rounds} rounds in turn`,
  )
  const bytes = median(app.map((m) => m.codeBytes))
  const requests = median(app.map((m) => m.requests))
  const isWithin = bytes <= firstLoad.codeBytes && requests <= firstLoad.requests
  console.log(
    `budget       ${isWithin ? 'kept' : 'EXCEEDED'}: at most ${kilobytes(firstLoad.codeBytes)} and ${firstLoad.requests} requests`,
  )
  if (!isWithin) process.exitCode = 1
}

await main()
