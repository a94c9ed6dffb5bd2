import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoIntakeKey } from '../../mocks/desk/keys.ts'
import { createClient } from '../../contract/client.ts'
import { intakeClaimCreate } from '../../contract/intake.ts'
import { promotionList } from '../../contract/promotions.ts'
import { launchBrowser } from '../support/browser.ts'
import { claimIntake } from '../support/factories.ts'
import { comeInAs } from '../support/persona.ts'
import { jpeg } from '../support/pictures.ts'
import { startServer, type ServerProcess } from '../support/server-process.ts'

/** An agent's day: one claim after the other, by keyboard, and the page as light at its end as at noon. */
const claims = 200

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

async function redeemMany(promotion: string): Promise<void> {
  const memberCenter = createClient((request) => fetch(request), server.url, {
    authorization: `Bearer ${demoIntakeKey}`,
  })
  const picture = await jpeg(90, 1600, 1200)
  for (let n = 0; n < claims; n++) {
    await memberCenter.call(intakeClaimCreate, {
      json: claimIntake({
        promotion,
        member: { id: `mc-day-${n}`, email: `day${n}@example.com` },
        registration: { id: `reg-day-${n}`, serialNumber: `DAY${String(n).padStart(9, '0')}` },
      }),
      files: { invoice: picture, serialPhoto: picture },
      idempotencyKey: `long-day-${String(n).padStart(6, '0')}`,
    })
  }
}

const readyToDecide = (page: Page) =>
  page
    .getByRole('region', { name: 'Decision' })
    .getByRole('button', { name: /Ask again/, disabled: false })
    .waitFor()

/** Bytes of JavaScript still in use once everything that can go has gone. */
async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize
}

test(
  'two hundred claims in a row: each is asked again with three keys, and memory stays flat',
  { timeout: 900_000 },
  async () => {
    const { page, context, api, complaints } = await comeInAs(browser, server.url, 'Rina')
    const promotions = await api.call(promotionList, {})
    const promotion = promotions.find(({ id }) => id.startsWith('id-smart-moves'))
    await redeemMany(promotion?.id ?? '')
    const session = await context.newCDPSession(page)
    await page.goto(`${server.url}/queue?promotion=${promotion?.id}&order=newest`)
    await page.getByRole('link', { name: /R-/ }).first().waitFor()
    await page.keyboard.press('n')
    const seen = new Set<string>()
    const heaps: number[] = []
    for (let n = 0; n < claims; n++) {
      await readyToDecide(page)
      const url = page.url()
      expect(seen.has(url), url).toBe(false)
      seen.add(url)
      await page.keyboard.press('r')
      await page.keyboard.press('1')
      await page.getByRole('button', { name: /Ask again and send/, disabled: false }).waitFor()
      await page.keyboard.press('Enter')
      await page.waitForURL((next) => next.href !== url)
      if (n % 50 === 49) heaps.push(await heapOf(session))
    }
    const [afterFifty = 0] = heaps
    const last = heaps.at(-1) ?? Infinity
    expect(last / afterFifty, `heaps ${heaps.join(', ')}`).toBeLessThan(1.25)
    expect(complaints).toEqual([])
  },
)
