import type { CDPSession, Page } from 'playwright-core'
import { demoIntakeKey } from '../mocks/desk/keys.ts'
import { createClient } from '../contract/client.ts'
import { intakeClaimCreate } from '../contract/intake.ts'
import { promotionList } from '../contract/promotions.ts'
import { launchBrowser } from '../tests/support/browser.ts'
import { claimIntake } from '../tests/support/factories.ts'
import { comeInAs } from '../tests/support/persona.ts'
import { jpeg } from '../tests/support/pictures.ts'
import { startServer } from '../tests/support/server-process.ts'

/** An agent's day: one claim after the other, by keyboard, and the page as light at its end as at noon. */
const claims = 200

/** How much the heap may grow from the fiftieth claim to the last. */
const mostGrowth = 1.25

const server = await startServer('mocks/demo-server.ts')
const browser = await launchBrowser()

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

const { page, context, api } = await comeInAs(browser, server.url, 'Rina')
const promotions = await api.call(promotionList, {})
const promotion = promotions.find(({ id }) => id.startsWith('id-smart-moves'))
await redeemMany(promotion?.id ?? '')
const session = await context.newCDPSession(page)
await page.goto(`${server.url}/queue?promotion=${promotion?.id}&order=newest`)
await page.getByRole('link', { name: /R-/ }).first().waitFor()
await page.keyboard.press('n')
const seen = new Set<string>()
const heaps: number[] = []
const start = performance.now()
for (let n = 0; n < claims; n++) {
  await readyToDecide(page)
  const url = page.url()
  if (seen.has(url)) throw new Error(`${url} was given twice`)
  seen.add(url)
  await page.keyboard.press('r')
  await page.keyboard.press('1')
  await page.getByRole('button', { name: /Ask again and send/, disabled: false }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL((next) => next.href !== url)
  if (n % 50 === 49) heaps.push(await heapOf(session))
}
const seconds = (performance.now() - start) / 1000
await browser.close()
await server.stop()

const growth = (heaps.at(-1) ?? Infinity) / (heaps[0] ?? 1)
const megabytes = heaps.map((heap) => (heap / 1e6).toFixed(1)).join(', ')
console.log(`a long day    ${claims} claims asked again in ${seconds.toFixed(0)} s, each once`)
console.log(`memory        ${megabytes} MB of heap after every fifty`)
console.log(
  `growth        ${growth.toFixed(2)} from the fiftieth to the last, at most ${mostGrowth}`,
)
if (growth > mostGrowth) process.exitCode = 1
