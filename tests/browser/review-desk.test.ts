import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { claimList } from '../../contract/queue.ts'
import { claimRead, type Claim } from '../../contract/claims.ts'
import { claimTakeOver } from '../../contract/claim-work.ts'
import { launchBrowser } from '../support/browser.ts'
import { expectAccessible } from '../support/page.ts'
import { comeInAs } from '../support/persona.ts'
import { startServer, type ServerProcess } from '../support/server-process.ts'

/** Two people at the demo desk, each in a browser of their own, without a mouse. */
let browser: Browser
let server: ServerProcess
type Colleague = Awaited<ReturnType<typeof comeInAs>>
let rina: Colleague
let camille: Colleague

beforeAll(async () => {
  server = await startServer('mocks/demo-server.ts')
  browser = await launchBrowser()
  rina = await comeInAs(browser, server.url, 'Rina')
  camille = await comeInAs(browser, server.url, 'Camille')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})
afterEach(() => {
  for (const { complaints } of [rina, camille]) expect(complaints.splice(0)).toEqual([])
})

/** A claim is open, and its decision can be taken. */
async function readyToDecide(page: Page): Promise<string> {
  await page.waitForURL(/\/claims\/R-/)
  await page
    .getByRole('region', { name: 'Decision' })
    .getByRole('button', { name: /Ask again/, disabled: false })
    .waitFor()
  return numberIn(page)
}

const numberIn = (page: Page) => /R-\d+/.exec(page.url())?.[0] ?? ''

/** The decision is sent behind the next claim. */
const isDecided = (watched: Colleague, number: string, state: Claim['state']) =>
  expect.poll(async () => (await read(watched, number)).state).toBe(state)

const read = (watched: Colleague, number: string): Promise<Claim> =>
  watched.api.call(claimRead, { params: { number } })

/** Opens a claim on which every check holds, or else one on which one fails. */
async function openClaim(watched: Colleague, isClean = true): Promise<string> {
  const api = watched.api
  const { items } = await api.call(claimList, { query: { limit: '200' } })
  for (const { number, lease } of items) {
    if (lease) continue
    const claim = await api.call(claimRead, { params: { number } })
    const fits = isClean
      ? claim.checks.every(({ outcome }) => outcome === 'holds')
      : claim.checks.some(({ outcome }) => outcome === 'fails')
    if (!fits || !claim.abilities.approve.isAllowed) continue
    await watched.page.goto(`${server.url}/claims/${number}`)
    return readyToDecide(watched.page)
  }
  return expect.fail('no such claim')
}

test('a clean claim is approved with two keys, and the next one is there', async () => {
  const { page } = rina
  const number = await openClaim(rina)
  await page.keyboard.press('a')
  await page.getByRole('form', { name: 'Approve' }).waitFor()
  await page
    .getByText(/Congratulation|Selamat|Félicitations|disetujui/)
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.endsWith(number))
  expect(await readyToDecide(page)).not.toBe(number)
  await isDecided(rina, number, 'approved')
  await expectAccessible(page)
})

test('the next claim is drawn while the mail is read, and its own pictures let it be decided', async () => {
  const { page } = rina
  const number = await openClaim(rina)
  await page.keyboard.press('a')
  // Out of sight, and loaded there: nobody hears of it before it is opened.
  await page.waitForFunction(() => {
    const pictures = [...document.querySelectorAll<HTMLImageElement>('main img')]
    const ahead = pictures.filter((picture) => !picture.checkVisibility())
    return ahead.length === 2 && ahead.every(({ complete }) => complete)
  })
  const drawn = await page.evaluateHandle(() =>
    [...document.querySelectorAll('main img')].find((picture) => !picture.checkVisibility()),
  )
  await page.getByRole('button', { name: /^Approve and send/, disabled: false }).waitFor()
  await page.keyboard.press('Enter')
  await readyToDecide(page)
  expect(await drawn.evaluate((picture) => picture?.checkVisibility())).toBe(true)
  await page.getByText(`${number} approved`).waitFor()
  await page.keyboard.press('z')
  await page.waitForURL(`**/claims/${number}`)
})

test('it is undone by one key from the claim after it, and the claim is there again', async () => {
  const { page } = rina
  const number = await openClaim(rina)
  await page.keyboard.press('a')
  await page
    .getByText(/Congratulation|Selamat|Félicitations|disetujui/)
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.getByText(`${number} approved`).waitFor()
  await page.keyboard.press('z')
  await page.waitForURL(`**/claims/${number}`)
  await readyToDecide(page)
  const claim = await read(rina, number)
  expect(claim).toMatchObject({ state: 'waiting', lease: { isMine: true } })
  expect(claim.history[0]?.mails).toEqual([])
  expect(claim.history[1]?.mails.map(({ state }) => state)).toEqual(['withdrawn'])
})

test('asking again for two reasons is four keys, and both stand in the mail', async () => {
  const { page } = rina
  const number = await openClaim(rina)
  await page.keyboard.press('r')
  await page.keyboard.press('1')
  await page.keyboard.press('2')
  await page.getByRole('button', { name: /Ask again and send/, disabled: false }).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.endsWith(number))
  await isDecided(rina, number, 'asked_again')
  const { attempts, redeemHistory } = await read(rina, number)
  expect(attempts[0]?.decision?.reasons).toEqual(['invoice_no_product_name', 'invoice_no_date'])
  expect(redeemHistory.status.split('\n')).toHaveLength(2)
})

test('approving against a check asks why, and what was typed outlives a reload', async () => {
  const { page } = rina
  const number = await openClaim(rina, false)
  await page.keyboard.press('2')
  await page.keyboard.press('a')
  const why = page.getByRole('textbox', { name: /Reason for the exception/ })
  await why.focus()
  await page.keyboard.type('Agreed with the store')
  await page.reload()
  await why.waitFor()
  expect(await why.inputValue()).toBe('Agreed with the store')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Invoice: Not fine', pressed: true }).waitFor()
  await page.keyboard.press('a')
  await page.getByRole('button', { name: /Approve and send/, disabled: false }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.endsWith(number))
  await isDecided(rina, number, 'approved')
  const [decision] = (await read(rina, number)).attempts
  expect(decision?.decision).toMatchObject({
    overrideReason: 'Agreed with the store',
    marks: [{ subject: 'invoice', verdict: 'not_fine' }],
  })
})

test('a claim that a colleague takes over is theirs at once, and both are told', async () => {
  const number = await openClaim(rina)
  await camille.page.goto(`${server.url}/claims/${number}`)
  await camille.page.getByText(/Rina .* has had it open since/).waitFor()
  await camille.page.keyboard.press('.')
  await camille.page.locator('[role=menuitem]:focus', { hasText: /Take over from Rina/ }).waitFor()
  await camille.page.keyboard.press('Enter')
  await readyToDecide(camille.page)

  await rina.page.getByText(`took over ${number}`).waitFor()
  await rina.page.getByText(/Camille .* has had it open since/).waitFor()
  // The toast leaves by itself, and the notice is at the bell.
  await rina.page.getByText(`took over ${number}`).waitFor({ state: 'detached' })
})

test('a decision that comes too late names who was quicker, and loses nothing that was typed', async () => {
  const number = await openClaim(rina)
  await rina.page.keyboard.press('r')
  await rina.page.keyboard.press('1')
  await rina.page.keyboard.press('n')
  await rina.page.getByRole('textbox', { name: /Internal note/ }).waitFor()
  await rina.page.keyboard.type('seen twice')
  await rina.page.keyboard.press('Escape')
  await camille.api.call(claimTakeOver, { params: { number } })
  // Whether the news or the refusal is there first: it is said who is at it, and nothing is sent.
  await rina.page.keyboard.press('Enter')
  await rina.page
    .getByText(/Camille.* is reviewing this claim/)
    .first()
    .waitFor()
  expect((await read(rina, number)).state).toBe('waiting')
  await rina.api.call(claimTakeOver, { params: { number } })
  // The next claim may be on screen by now.
  await rina.page.goto(`${server.url}/claims/${number}`)
  await readyToDecideOrForm(rina.page)
  expect(await rina.page.getByRole('textbox', { name: /Internal note/ }).inputValue()).toBe(
    'seen twice',
  )
  await rina.page.keyboard.press('Escape')
})

const readyToDecideOrForm = (page: Page) =>
  page.getByRole('textbox', { name: /Internal note/ }).waitFor()

test('after sleep and a lost network what others did is there without a reload', async () => {
  const number = await openClaim(rina)
  await rina.context.setOffline(true)
  await rina.page.getByText('You are offline').waitFor()
  const before = (await read(camille, number)).version
  await camille.api.call(claimTakeOver, { params: { number } })
  await rina.context.setOffline(false)
  await rina.page.getByText(/Camille .* has had it open since/).waitFor()
  expect((await read(camille, number)).version).toBe(before)
})
