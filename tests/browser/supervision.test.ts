import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { claimList } from '../../contract/queue.ts'
import { disagreementList, lookNext } from '../../contract/quality.ts'
import { prizeList } from '../../contract/prizes.ts'
import { launchBrowser } from '../support/browser.ts'
import { expectAccessible } from '../support/page.ts'
import { comeInAs } from '../support/persona.ts'
import { startServer, type ServerProcess } from '../support/server-process.ts'

/** A supervisor and two agents at the demo desk, each in a browser of their own. */
let browser: Browser
let server: ServerProcess
type Colleague = Awaited<ReturnType<typeof comeInAs>>
let meiling: Colleague
let rina: Colleague
let camille: Colleague

beforeAll(async () => {
  server = await startServer('mocks/demo-server.ts')
  browser = await launchBrowser()
  meiling = await comeInAs(browser, server.url, 'Chen')
  rina = await comeInAs(browser, server.url, 'Rina')
  camille = await comeInAs(browser, server.url, 'Camille')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})
afterEach(() => {
  for (const { complaints } of [meiling, rina, camille]) expect(complaints.splice(0)).toEqual([])
})

test('from a red number to the reassigned claims, without a mouse, and undone', async () => {
  const { page } = meiling
  await page.goto(`${server.url}/board`)
  const overdue = page.getByRole('link', { name: /^\d+ Overdue$/ })
  const count = Number((await overdue.innerText()).match(/\d+/)?.[0])
  expect(count).toBeGreaterThan(0)
  await expectAccessible(page)

  // The number opens the claims behind it.
  await overdue.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/queue\?.*due=overdue/)
  const { matching } = await meiling.api.call(claimList, { query: { due: 'overdue' } })
  expect(matching).toBe(count)

  await page.goBack()
  await overdue.waitFor()
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog')
  for (const other of ['Due today', 'Due soon']) await dialog.getByLabel(other).uncheck()
  await dialog.getByLabel('What to do with them').selectOption({ label: 'Rina Wijaya (0 open)' })
  await dialog.getByLabel('Reason').fill('Overdue')
  await dialog.getByRole('button', { name: `Reassign ${count} claims` }).press('Enter')
  await dialog.getByText(`${count} claims were reassigned`).waitFor()

  // Rina is told, and has them.
  await rina.page.goto(`${server.url}/queue?view=mine`)
  const mine = await rina.api.call(claimList, { query: { view: 'mine', due: 'overdue' } })
  expect(mine.matching).toBe(count)

  await dialog.getByRole('button', { name: 'Undo' }).press('Enter')
  await dialog.getByText(`${count} claims went back.`).waitFor()
  const left = await rina.api.call(claimList, { query: { view: 'mine' } })
  expect(left.matching).toBe(0)
})

test('a blind second look that disagrees goes to the supervisor, who says who was right', async () => {
  const { page } = camille
  await page.goto(`${server.url}/second-look`)
  const decline = page.getByRole('button', { name: /^Decline/ })
  let claim = ''
  // Until it is one for Mei-Ling: not her own decision, nor a claim with a known answer.
  while (claim === '') {
    const { look } = await camille.api.call(lookNext, {})
    if (!look) return expect.fail('nothing left to look at')
    await page.getByText(look.attempt.registration.serialNumber, { exact: true }).first().waitFor()
    expect(await page.locator('main').innerText()).not.toMatch(/approved|asked again|declined/i)
    // Only when both pictures are there.
    await decline.click()
    await page.getByRole('checkbox').first().check()
    await page.getByLabel('Note').fill('Not this model')
    await expectAccessible(page)
    await page.getByRole('button', { name: /^Submit: Decline/ }).press('Enter')
    // Beside notices of colleagues, which name claims as well.
    const told = page.getByRole('status').filter({ hasText: /You (dis)?agree/ })
    await told.waitFor()
    const number = /R-\d+/.exec(await told.innerText())?.[0] ?? ''
    const open = await meiling.api.call(disagreementList, {})
    if (open.some((one) => one.claim === number && one.canSettle)) claim = number
    else await page.getByRole('button', { name: 'Next' }).press('Enter')
  }
  await meiling.page.goto(`${server.url}/board/quality`)
  const both = meiling.page.getByRole('article', { name: claim }).filter({ hasText: 'Not this' })
  await both.getByRole('button', { name: 'Camille Laurent is right' }).press('Enter')
  await both.getByText(/Chen Mei-Ling decided that Camille Laurent was right/).waitFor()
  await expectAccessible(meiling.page)
})

test('a prize above the limit is confirmed by somebody who saw both pictures, and not by its approver', async () => {
  const { items } = await rina.api.call(prizeList, { query: { refused: 'false' } })
  const waiting = items.find(({ canConfirm }) => canConfirm) ?? expect.fail('none waits')
  const { page } = rina
  await page.goto(`${server.url}/prizes?state=to_confirm`)
  await page.getByRole('link', { name: `Review and confirm ${waiting.claim}` }).press('Enter')
  await page.waitForURL(`**/claims/${waiting.claim}`)
  const card = page.getByRole('region', { name: 'Prize' })
  const confirm = card.getByRole('button', { name: 'Confirm prize' })
  await confirm.waitFor()
  await expectAccessible(page)
  await confirm.press('Enter')
  await card.getByText('Confirmed by Rina Wijaya').waitFor()
})
