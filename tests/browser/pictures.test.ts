import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimList } from '../../contract/queue.ts'
import { claimRead, type Claim } from '../../contract/claims.ts'
import { launchBrowser } from '../support/browser.ts'
import { comeInAs } from '../support/persona.ts'
import { startServer, type ServerProcess } from '../support/server-process.ts'

/** Pictures as the demo desk has them: read, and drawn by a real browser. */
let server: ServerProcess
let browser: Browser
let rina: Awaited<ReturnType<typeof comeInAs>>
let page: Page
let agreeing: Claim
let differing: Claim

beforeAll(async () => {
  server = await startServer('mocks/demo-server.ts')
  browser = await launchBrowser()
  rina = await comeInAs(browser, server.url, 'Rina')
  page = rina.page
  const { items } = await rina.api.call(claimList, { query: { limit: '200' } })
  for (const { number } of items) {
    const claim = await rina.api.call(claimRead, { params: { number } })
    const print = printOf(claim)
    if (print?.verdict === 'match') agreeing ??= claim
    if (print?.verdict === 'near' || print?.verdict === 'confusable') differing ??= claim
    if (agreeing && differing) break
  }
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** The S/N as it was read in one piece of print in the photo. */
const printOf = (claim: Claim) =>
  claim.read.numbers
    .find(({ number }) => number === 'serialNumber')
    ?.rows.find(
      ({ source, places }) =>
        source === 'photo_text' && places.length === 1 && places[0]?.print !== undefined,
    )

async function open({ number }: Claim): Promise<void> {
  await page.goto(`${server.url}/claims/${number}`)
  await page.getByRole('region', { name: 'Serial photo' }).locator('[data-ruler]').waitFor()
  await page.locator('button:enabled', { hasText: 'Decline' }).waitFor()
}

/** The printed S/N and the ruler beside it, in the print's own directions, in pixels on screen. */
async function ruled() {
  const ruler = page.getByRole('region', { name: 'Serial photo' }).locator('[data-ruler]')
  return ruler.evaluate((element) => {
    const print = element.parentElement ?? element
    const matrix = (of: Element): DOMMatrix => {
      const own = new DOMMatrix(getComputedStyle(of).transform)
      return of.parentElement ? matrix(of.parentElement).multiply(own) : own
    }
    const { a, b } = matrix(print)
    const scale = Math.hypot(a, b)
    const middle = (of: Element) => {
      const { left, top, width, height } = of.getBoundingClientRect()
      return [left + width / 2, top + height / 2] as const
    }
    const [from, to] = [middle(print), middle(element)]
    const size = (of: Element) => [of.clientWidth * scale, of.clientHeight * scale] as const
    return {
      angle: Math.round((Math.atan2(b, a) * 180) / Math.PI),
      distance: Math.hypot(to[0] - from[0], to[1] - from[1]),
      printed: size(print),
      ruler: size(element),
      frame: (print.closest('section') ?? print).getBoundingClientRect().toJSON(),
      box: print.getBoundingClientRect().toJSON(),
    }
  })
}

const photoWidth = async () => {
  const photo = page.getByRole('img', { name: 'Serial photo', exact: true })
  return (await photo.boundingBox())?.width ?? 0
}

test('a photo opens on its S/N, and F shows the whole of it and its S/N again', async () => {
  await open(agreeing)
  await page.keyboard.press('p')
  const { box, frame, printed } = await ruled()
  expect(box.left).toBeGreaterThan(frame.left)
  expect(box.right).toBeLessThan(frame.right)
  expect(box.top).toBeGreaterThan(frame.top)
  expect(box.bottom).toBeLessThan(frame.bottom)
  expect(printed[1]).toBeGreaterThan(14)
  const near = await photoWidth()
  await page.keyboard.press('f')
  await expect.poll(photoWidth).toBeLessThan(near / 1.2)
  await page.keyboard.press('f')
  await expect.poll(photoWidth).toBe(near)
})

test('the registered S/N is less than two letters from the printed one, as large, as wide and as tilted', async () => {
  for (const claim of [agreeing, differing]) {
    await open(claim)
    for (const keys of [[], ['p', '+'], ['t'], ['0']]) {
      for (const key of keys) await page.keyboard.press(key)
      const { distance, printed, ruler } = await ruled()
      // Beside the print and not over it.
      expect(distance).toBeGreaterThan((printed[1] + ruler[1]) / 2)
      expect(distance).toBeLessThan(2 * printed[1])
      expect(ruler[1] / printed[1]).toBeCloseTo(1, 1)
      expect(ruler[0] / printed[0]).toBeGreaterThan(0.95)
      expect(ruler[0] / printed[0]).toBeLessThan(1.1)
    }
  }
})

test('the ruler turns with the picture, and what differs has a shape of its own', async () => {
  await open(differing)
  const { angle } = await ruled()
  await page.keyboard.press('p')
  await page.keyboard.press('t')
  await expect.poll(async () => ((await ruled()).angle - angle + 360) % 360).toBe(90)
  await page.keyboard.press('0')
  const letters = page.locator('[data-ruler] [data-differs]')
  expect(await letters.count()).toBeGreaterThan(0)
  expect(await letters.first().evaluate((letter) => getComputedStyle(letter).boxShadow)).toContain(
    'inset',
  )
  const name = page.getByRole('img', { name: /^Registered S\/N .*differs? from the print$/ })
  await name.first().waitFor()
})

test('a held key takes everything off the pictures, and its release brings it back', async () => {
  await open(agreeing)
  const mark = page.getByRole('button', { name: 'S/N in the printed text: agrees', exact: true })
  const photo = page.getByRole('region', { name: 'Serial photo' })
  const ruler = photo.locator('[data-ruler]').locator('..')
  const seen = () =>
    Promise.all(
      [mark, ruler].map((one) => one.evaluate((element) => getComputedStyle(element).opacity)),
    )
  expect(await seen()).toEqual(['1', '1'])
  await page.keyboard.down('Backspace')
  await expect.poll(seen).toEqual(['0', '0'])
  await page.keyboard.up('Backspace')
  await expect.poll(seen).toEqual(['1', '1'])
})

test('every mark is a line beside its text, with an edge, and one of them shows on any picture', async () => {
  await open(differing)
  const lines = await page.locator('[data-tone]').evaluateAll((marks) =>
    marks.map((mark) => {
      const line = getComputedStyle(mark, '::before')
      const isHidden = line.content === 'none'
      return {
        tone: isHidden ? 'hidden' : (mark.getAttribute('data-tone') ?? ''),
        colour: line.backgroundColor,
        edge: line.boxShadow,
        over: getComputedStyle(mark).backgroundColor,
        isOutside:
          parseFloat(line.top) >= mark.clientHeight || parseFloat(line.bottom) >= mark.clientHeight,
      }
    }),
  )
  const drawn = lines.filter(({ tone }) => tone !== 'hidden')
  expect(drawn.length).toBeGreaterThan(3)
  const pictures = Array.from({ length: 21 }, (_, at) => at / 20)
  for (const { tone, colour, edge, over, isOutside } of drawn) {
    expect([tone, isOutside, over]).toEqual([tone, true, 'rgba(0, 0, 0, 0)'])
    expect(edge, tone).toMatch(/^rgb\(255, 255, 255\)/)
    for (const picture of pictures) {
      const best = Math.max(contrast(colour, picture), contrast('rgb(255, 255, 255)', picture))
      expect(best, `${tone} on ${picture}`).toBeGreaterThanOrEqual(3)
    }
  }
})

test('nothing complained', () => {
  expect(rina.complaints).toEqual([])
})

/** Contrast by WCAG of a colour and a luminance of 0 to 1. */
function contrast(colour: string, other: number): number {
  const [r = 0, g = 0, b = 0] = (colour.match(/\d+/g) ?? []).map((value) => {
    const share = Number(value) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  const own = 0.2126 * r + 0.7152 * g + 0.0722 * b
  return (Math.max(own, other) + 0.05) / (Math.min(own, other) + 0.05)
}
