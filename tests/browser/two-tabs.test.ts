import type { Page, Route } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { claimLeave, claimRead } from '../../contract/claims.ts'
import { claimList } from '../../contract/queue.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { comeInAs } from '../support/persona.ts'

/** One person with two real tabs: one cookie, one storage, and one decision for a claim. */
const demo = demoInBrowser()
let rina: Awaited<ReturnType<typeof comeInAs>>
let number: string
beforeAll(async () => {
  rina = await comeInAs(demo.browser, demo.url, 'Rina')
})
beforeEach(async () => {
  const { items } = await rina.api.call(claimList, { query: { assignee: 'nobody' } })
  const free = items.find(({ lease, attempt }) => !lease && attempt === 1)
  number = free?.number ?? expect.fail('no free claim')
})
afterEach(() => expect(rina.complaints.splice(0)).toEqual([]))

const read = () => rina.api.call(claimRead, { params: { number } })
const decisions = async () =>
  (await read()).history.filter(({ kind }) => /asked_again|declined|approved/.test(kind))

async function openTab(): Promise<Page> {
  const page = await rina.context.newPage()
  await page.goto(`${demo.url}/claims/${number}`)
  await page
    .getByRole('button', { name: /^Ask again/, disabled: false })
    .first()
    .waitFor()
  return page
}

/** Writes the decision, and sends it. */
async function askAgain(page: Page): Promise<void> {
  await page.keyboard.press('r')
  await page.keyboard.press('1')
  await page.getByRole('button', { name: /Ask again and send/, disabled: false }).waitFor()
  await page.keyboard.press('Enter')
}

const outgoing = (page: Page) =>
  page.evaluate(() =>
    Object.keys(localStorage).flatMap((key) => /^redeem-desk\.outgoing\/(.*)/.exec(key)?.[1] ?? []),
  )

test('what one tab decides the other one shows, and decides nothing more', async () => {
  const [one, other] = [await openTab(), await openTab()]
  await other.keyboard.press('d')
  await other.keyboard.press('1')
  await other.getByRole('button', { name: /^Decline and send/ }).waitFor()
  await one.bringToFront()
  await askAgain(one)
  await one.waitForURL((url) => !url.pathname.endsWith(number))
  await expect.poll(async () => (await read()).state).toBe('asked_again')
  await other.bringToFront()
  await other
    .getByRole('region', { name: 'Decision' })
    .getByText(/Asked again/)
    .waitFor()
  await other.keyboard.press('Enter')
  await other.keyboard.press('d')
  await other.keyboard.press('Enter')
  // What would be sent by then has been answered.
  await other.waitForLoadState('networkidle')
  expect(await decisions()).toHaveLength(1)
  expect((await read()).state).toBe('asked_again')
  await one.close()
  await other.close()
})

const fates: [string, (route: Route) => Promise<unknown>][] = [
  ['the desk took it, and its answer did not come back', (route) => route.fetch()],
  ['it never arrived', async () => {}],
]
test.each(fates)(
  'a tab is closed while it sends, and %s: the other one finds out',
  async (_, meet) => {
    const [one, other] = [await openTab(), await rina.context.newPage()]
    await other.goto(`${demo.url}/queue`)
    let met: () => void = () => {}
    const isMet = new Promise<void>((resolve) => (met = resolve))
    await one.route('**/ask-again', async (route) => {
      await meet(route)
      met()
    })
    await askAgain(one)
    await isMet
    expect(await outgoing(other)).toEqual([number])
    await one.close()
    await other.reload()
    await expect.poll(() => outgoing(other)).toEqual([])
    expect((await read()).state).toBe('asked_again')
    expect(await decisions()).toHaveLength(1)
    await other.close()
    await rina.api.call(claimLeave, { params: { number } })
  },
)
