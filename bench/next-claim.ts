import type { Page } from 'playwright-core'
import { claimLeave, claimRead } from '../contract/claims.ts'
import { claimList, claimNext } from '../contract/queue.ts'
import { addressOf } from '../contract/client.ts'
import { pictureRead } from '../contract/evidence.ts'
import { launchBrowser } from '../tests/support/browser.ts'
import { apiOf, comeInAs } from '../tests/support/persona.ts'
import { startServer } from '../tests/support/server-process.ts'

/**
 * From the key that decides to the next claim fully painted: both pictures on screen and its
 * decision open. Beside it a bare page that is given the next claim and paints the same two
 * pictures. In turn, in one run, on this machine's processor and on one four times slower; times are
 * worth only as ratios.
 */
const rounds = 15
const slownesses = [1, 4]

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

const server = await startServer('mocks/demo-server.ts')
const browser = await launchBrowser()
const agent = await comeInAs(browser, server.url, 'Rina')
const bare = await comeInAs(browser, server.url, 'Camille')
await bare.page.goto(`${server.url}/sign-in`)
let presses = 0

async function press(page: Page, key: string): Promise<void> {
  presses += 1
  await page.keyboard.press(key)
}

const readyToDecide = (page: Page) =>
  page.locator('button:enabled:visible', { hasText: 'Ask again' }).waitFor()

/**
 * Milliseconds, by the page's own clock, from the key to the frame that shows the next claim whole.
 *
 * @param looked milliseconds for which the mail is looked at before
 */
async function decide({ page }: typeof agent, looked: number): Promise<number> {
  await readyToDecide(page)
  await press(page, 'r')
  await press(page, '1')
  await page.locator('button:enabled:visible', { hasText: 'Ask again and send' }).waitFor()
  await page.waitForTimeout(looked)
  const from = page.url()
  await page.evaluate((before) => {
    const measured = new Promise<number>((resolve) => {
      addEventListener(
        'keydown',
        ({ timeStamp: start }) => {
          const look = () => {
            const isNext = location.href !== before
            // The claim after it may be drawn already, out of sight.
            const pictures = [...document.querySelectorAll<HTMLImageElement>('main img')].filter(
              (image) => image.checkVisibility(),
            )
            const areShown = pictures.length >= 2 && pictures.every(({ complete }) => complete)
            const isOpen = [...document.querySelectorAll('button:enabled')].some(
              (button) => button.textContent?.startsWith('Ask again') && button.checkVisibility(),
            )
            if (isNext && areShown && isOpen) resolve(performance.now() - start)
            else requestAnimationFrame(look)
          }
          requestAnimationFrame(look)
        },
        { once: true },
      )
    })
    Object.assign(globalThis, { measured })
  }, from)
  await press(page, 'Enter')
  return page.evaluate(() => (globalThis as unknown as { measured: Promise<number> }).measured)
}

/** The same claim asked for and its two pictures painted, with nothing around them. */
async function paintBare({ page }: typeof bare): Promise<number> {
  const api = apiOf(bare, server.url)
  const list = () => api.call(claimList, { query: { order: 'newest', limit: '60' } })
  // The server may close an idle connection in the very moment in which it is used again.
  const { items } = await list().catch(list)
  const row = items[Math.floor(Math.random() * items.length)]
  if (!row) throw new Error('The queue is empty')
  const claim = await api.call(claimRead, { params: { number: row.number } })
  const pictures = (claim.attempts[0]?.documents ?? []).map(({ pages }) =>
    addressOf(pictureRead, { params: { number: row.number, sha256: pages[0]?.sha256 ?? '' } }),
  )
  const next = addressOf(claimNext, {})
  const leave = addressOf(claimLeave, { params: { number: row.number } })
  return page.evaluate(
    async ({ number, pictures: sources, next: take, leave: giveBack }) => {
      const start = performance.now()
      await fetch(take, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
      await (await fetch(`/api/claims/${number}`)).json()
      await Promise.all(
        sources.map(async (source) => {
          const image = new Image()
          image.src = source
          document.body.append(image)
          await image.decode()
        }),
      )
      await new Promise(requestAnimationFrame)
      const milliseconds = performance.now() - start
      document.body.replaceChildren()
      await fetch(giveBack, { method: 'DELETE' })
      return milliseconds
    },
    { number: row.number, pictures, next, leave },
  )
}

/** Makes the processor of both pages this many times slower than it is. */
async function slowDown(times: number): Promise<void> {
  for (const { page, context } of [agent, bare]) {
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: times })
  }
}

const figure = (values: number[], digits = 0) =>
  `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`

await agent.page.keyboard.press('n')
for (const times of slownesses) {
  await slowDown(times)
  const desk: number[] = []
  const hasty: number[] = []
  const alone: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const one = await decide(agent, 1000)
    const other = await paintBare(bare)
    const third = await decide(agent, 0)
    // The first round warms everything up.
    if (round === 0) presses = 0
    else {
      desk.push(one)
      hasty.push(third)
      alone.push(other)
    }
  }
  const ratios = desk.map((one, index) => one / (alone[index] ?? 1))
  console.log(`processor ${times}× slower, ${rounds} rounds in turn`)
  console.log(`asking again  ${(presses / rounds / 2).toFixed(1)} keystrokes per decision`)
  console.log(`next claim    ${figure(desk)} ms from the key to both pictures painted`)
  console.log(`no look       ${figure(hasty)} ms when the mail is sent as soon as it is there`)
  console.log(`bare page     ${figure(alone)} ms for the same two pictures, unprepared`)
  console.log(`time ratio    ${figure(ratios, 2)}`)
}
await browser.close()
await server.stop()
