import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { intakeAttemptCreate, intakeClaimCreate, intakeClaimRead } from '../../contract/intake.ts'
import { createClient, type Client } from '../../contract/client.ts'
import { launchBrowser } from '../support/browser.ts'
import { claimIntake, siti } from '../support/factories.ts'
import { mailServer, type MailServer, type Received } from '../support/mail-server.ts'
import { expectAccessible, openPage, type WatchedPage } from '../support/page.ts'
import { patienceInAll, patience } from '../support/patience.ts'
import { jpeg } from '../support/pictures.ts'
import { startServer, type ServerProcess } from '../support/server-process.ts'

/** The real server on an empty directory, the built app, a real mail server, a real browser, no mouse. */
let browser: Browser
let server: ServerProcess
let mails: MailServer
let memberCenter: Client
let watched: WatchedPage
let page: Page

const intakeKey = 'member-center-key-of-this-test'

beforeAll(async () => {
  mails = await mailServer()
  server = await startServer('server/hosts/node/serve.ts', {
    INTAKE_KEY: intakeKey,
    SMTP_URL: mails.url,
  })
  memberCenter = createClient((request) => fetch(request), server.url, {
    authorization: `Bearer ${intakeKey}`,
  })
  browser = await launchBrowser()
  watched = await openPage(browser)
  page = watched.page
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await mails?.close()
})

const password = 'tidal-lantern-forty-two'

test(
  'from an empty desk to a code in a mail, a claim goes its whole way without a mouse',
  async () => {
    await firstAdministrator()
    await addPromotion()
    await inviteSupervisor()
    const number = await claimToReview()
    await askAgain(number)
    await approveWithoutCodes(number)
    await importCode(number)
    await readHistory(number)
    // No error, and nothing that the page's policy refused.
    expect(watched.complaints).toEqual([])
  },
  patienceInAll * 2,
)

/** The first administrator comes in by the link that was printed. */
async function firstAdministrator() {
  const linkIn = () => server.lines.find((line) => line.includes('/welcome#'))?.trim()
  await expect.poll(linkIn, { timeout: patience }).toBeDefined()
  const link = linkIn() ?? ''
  await page.goto(link)
  await page.getByLabel('Your name').focus()
  await type('Jonas Weber')
  await type('jonas@desk.test')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/promotions')
  await expectAccessible(page)
}

/** By keyboard, as all that follows. */
async function addPromotion() {
  await tabTo('Add promotion')
  await page.keyboard.press('Enter')
  await page.getByLabel('Name shown to members').first().focus()
  await type('Smart Moves, Smarter Work')
  await type('smart-moves')
  await page.keyboard.type('ID,')
  await page.getByLabel('Bought from').fill('2026-01-01')
  await page.getByLabel('Bought until').fill('2099-12-31')
  await page.getByLabel('Redeemed until').fill('2099-12-31')
  await page.getByLabel('Time zone').focus()
  await page.keyboard.type('Asia/Jakarta')
  await page.getByRole('combobox', { name: 'Calendars' }).focus()
  await page.keyboard.type('ID,')
  await page.getByLabel('Name shown to members').nth(1).focus()
  await type('Digital Code IDR 500.000')
  await page.keyboard.type('voucher')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/promotions/smart-moves')
}

async function inviteSupervisor() {
  await page.keyboard.press('Escape')
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await page.waitForURL('**/staff')
  await tabTo('Invite someone')
  await page.keyboard.press('Enter')
  await page.getByLabel('Name').focus()
  await type('Chen Mei-Ling')
  await type('meiling@desk.test')
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await tabTo('Create account')
  await page.keyboard.press('Enter')
  // Nobody but its owner sees the link: it comes by mail.
  const invitation = () =>
    mails.received
      .filter(({ to }) => to.includes('meiling@desk.test'))
      .map(({ body }) => /https?:\S*\/welcome#\S+/.exec(body)?.[0])
      .find(Boolean)
  await expect.poll(invitation, { timeout: patience }).toBeDefined()

  await page.goto('about:blank')
  await page.context().clearCookies()
  await page.goto(invitation() ?? '')
  await page.locator('input[type=password]').focus()
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/queue')
}

/** @returns the number of a new claim, opened from the queue */
async function claimToReview(): Promise<string> {
  const { number } = await memberCenter.call(intakeClaimCreate, {
    json: claimIntake({ promotion: 'smart-moves' }),
    files: { invoice: await jpeg(30, 1200, 900), serialPhoto: await jpeg(90, 1200, 900) },
    idempotencyKey: 'whole-way-0001',
  })
  await page.reload()
  await page.getByRole('link', { name: new RegExp(number) }).waitFor()
  await expectAccessible(page)

  await page.keyboard.press('n')
  await page.waitForURL(`**/claims/${number}*`)
  await page.getByRole('img', { name: 'Invoice', exact: true }).waitFor()
  await expectReady()
  await expectAccessible(page)
  return number
}

/** What the member reads in the mail and in Member Center. */
async function askAgain(number: string) {
  await page.keyboard.press('r')
  await page.keyboard.press('1')
  const reason = 'Please provide the invoice with your product name on it, thanks.'
  await page.getByText(`Reason : ${reason}`).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await page.getByText(`${number}: asked again`).waitFor()
  const asked = await arrived('Redeem Again')
  expect(asked.body).toContain(`Reason : ${reason}`)
  expect(await memberCenter.call(intakeClaimRead, { params: { number } })).toMatchObject({
    status: reason,
    hasRedeemAgain: true,
  })
}

/** The member redeems again, and the approved prize waits for a code. */
async function approveWithoutCodes(number: string) {
  await memberCenter.call(intakeAttemptCreate, {
    params: { number },
    json: { memberId: 'mc-1001', recipient: siti, note: null },
    files: { invoice: await jpeg(60, 1200, 900) },
    idempotencyKey: 'whole-way-0002',
  })
  await page.goto(`${server.url}/claims/${number}`)
  await expectReady()
  await page.keyboard.press('a')
  await page.getByText('There are no codes in stock', { exact: false }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText(`${number} approved`).waitFor()
}

/** Two people bring a code in, and the member gets it by mail. */
async function importCode(number: string) {
  await page.goto(`${server.url}/prizes?state=awaiting_code`)
  await page.getByRole('link', { name: new RegExp(number) }).waitFor()
  await tabTo('Codes')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Add codes' }).waitFor()
  await tabTo('Add codes')
  await page.keyboard.press('Enter')
  await page.getByLabel('Prize', { exact: false }).selectOption('smart-moves/voucher')
  await page.getByLabel('Codes, one per line').focus()
  await page.keyboard.type('VOUCHER-WHOLE-WAY-7788')
  await expectAccessible(page)
  await tabTo('Preview')
  await page.keyboard.press('Enter')
  await page.getByText('No problems found.').waitFor()
  await expectAccessible(page)
  await tabTo('Submit 1 code for confirmation')
  await page.keyboard.press('Enter')
  await page.getByText('Waiting for a second person', { exact: true }).waitFor()
  await expectAccessible(page)

  // The administrator is the second person; in a browser of their own.
  const other = await openPage(browser)
  await other.page.goto(`${server.url}/sign-in`)
  await other.page.getByLabel('E-mail').fill('jonas@desk.test')
  await other.page.locator('input[type=password]').fill(password)
  await other.page.keyboard.press('Enter')
  await other.page.waitForURL('**/promotions')
  await other.page.goto(`${server.url}/prizes/codes?view=batches`)
  await other.page.getByRole('button', { name: /^Confirm 1 code/ }).click()
  await other.page.getByText('1 waiting prize served', { exact: false }).waitFor()
  await other.context.close()

  const success = await arrived('Success')
  expect(success.body).toContain('VOUCHER-WHOLE-WAY-7788')
  expect(await memberCenter.call(intakeClaimRead, { params: { number } })).toMatchObject({
    status: 'Redeem Success',
    hasRedeemAgain: false,
  })
}

async function readHistory(number: string) {
  await page.goto(`${server.url}/claims/${number}`)
  await page.getByText('Redeem History shows').waitFor()
  await page.keyboard.press('h')
  for (const step of ['Code issued', 'Approved', 'Redeemed again', 'Asked again']) {
    await page.getByRole('listitem').filter({ hasText: step }).first().waitFor()
  }
  await expectAccessible(page)
  expect(await page.content()).not.toContain('VOUCHER-WHOLE-WAY')
}

/** Fills the field that has the focus and goes on to the next, as a keyboard does. */
async function type(text: string): Promise<void> {
  await page.keyboard.type(text)
  await page.keyboard.press('Tab')
}

/** Tabs until the element of that name has the focus. */
async function tabTo(name: string | RegExp): Promise<void> {
  for (let n = 0; n < 60; n++) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null
      return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
    })
    if (typeof name === 'string' ? focused.trim() === name : name.test(focused)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Nothing called ${String(name)} can be reached with Tab`)
}

/** The mail of that subject, once the mail server has it. */
function arrived(subject: string): Promise<Received> {
  return vi.waitFor(
    () => {
      const mail = mails.received.find(({ headers }) =>
        headers.get('subject')?.some((line) => line.includes(subject)),
      )
      if (!mail) throw new Error(`No mail "${subject}" has arrived`)
      return mail
    },
    { timeout: patience, interval: 200 },
  )
}

async function expectReady(): Promise<void> {
  await page.locator('button:enabled', { hasText: 'Decline' }).waitFor()
}
