import sharp from 'sharp'
import { expect, test } from 'vitest'
import { claimList } from '../../contract/queue.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { comeInAs } from '../support/persona.ts'

/** Whether marks stand out from what they are drawn on, measured on what Chromium shows. */
const demo = demoInBrowser()

/** What WCAG 2.2 wants of a sign that is no text (1.4.11). */
const contrastWanted = 3

interface Box {
  name: string
  x: number
  y: number
  width: number
  height: number
}

interface Shot {
  data: Buffer
  width: number
  height: number
}

async function shotOf(png: Buffer): Promise<Shot> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** Relative luminance of a pixel, 0 to 1, as WCAG defines it. */
function luminanceAt({ data, width }: Shot, x: number, y: number): number {
  const [red, green, blue] = [0, 1, 2].map((channel) => {
    const value = (data[3 * (y * width + x) + channel] ?? 0) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

const contrastOf = (one: number, other: number) =>
  (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)

/**
 * How much a mark changes what is under it: for each column of pixels the strongest contrast of one
 * pixel with what it hides, and of all columns the one that nine of ten surpass.
 */
function contrastOfMark(marked: Shot, plain: Shot, box: Box): number {
  const reach = 8
  const columns: number[] = []
  const from = Math.max(0, Math.ceil(box.x))
  const to = Math.min(marked.width - 1, Math.floor(box.x + box.width))
  for (let x = from; x <= to; x++) {
    let strongest = 1
    const bottom = Math.min(marked.height - 1, Math.ceil(box.y + box.height + reach))
    for (let y = Math.max(0, Math.floor(box.y - reach)); y <= bottom; y++) {
      strongest = Math.max(
        strongest,
        contrastOf(luminanceAt(marked, x, y), luminanceAt(plain, x, y)),
      )
    }
    columns.push(strongest)
  }
  return columns.toSorted((a, b) => a - b)[Math.floor(columns.length / 10)] ?? 0
}

test.each(['light', 'dark'] as const)('every mark stands out, %s', async (colorScheme) => {
  const { page, api, context } = await comeInAs(demo.browser, demo.url, 'Rina')
  await page.emulateMedia({ colorScheme })
  const { items } = await api.call(claimList, { query: { limit: '8' } })
  const weak: string[] = []
  let seen = 0
  for (const { number } of items) {
    await page.goto(`${demo.url}/claims/${number}`)
    await page.getByRole('button', { name: /^Decline/, disabled: false }).waitFor()
    await page.mouse.move(0, 0)
    const boxes = await page
      .locator('button[data-tone]:not([data-tone="quiet"], [data-tone="equal"])')
      .evaluateAll((marks) =>
        marks.flatMap((mark) => {
          const { x, y, width, height } = mark.getBoundingClientRect()
          // What is under another part of the page is not seen at all.
          const middle = document.elementFromPoint(x + width / 2, y + height / 2)
          if (middle !== mark) return []
          return [{ name: mark.getAttribute('aria-label') ?? '', x, y, width, height }]
        }),
      )
    const marked = await shotOf(await page.screenshot({ animations: 'disabled' }))
    await page.keyboard.down('Backspace')
    await page.locator('[data-bare]').first().waitFor()
    const plain = await shotOf(await page.screenshot({ animations: 'disabled' }))
    await page.keyboard.up('Backspace')
    for (const box of boxes) {
      seen++
      const contrast = contrastOfMark(marked, plain, box)
      if (contrast < contrastWanted) weak.push(`${number} ${box.name}: ${contrast.toFixed(2)}`)
    }
  }
  expect(weak).toEqual([])
  expect(seen).toBeGreaterThan(10)
  await context.close()
})
