import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import sharp, { type Sharp } from 'sharp'
import { personas } from '../../mocks/desk/personas.ts'
import { launchBrowser } from '../../tests/support/browser.ts'
import { screens, visit } from '../../tests/support/screens.ts'
import { startServer } from '../../tests/support/server-process.ts'

/**
 * `npm run pictures`, second part: every screen in one sheet, in four windows below each other,
 * light on the left and dark on the right.
 */
const windows = [
  { width: 1280, height: 720, zoom: 1 },
  { width: 1440, height: 900, zoom: 1 },
  { width: 1920, height: 1080, zoom: 1 },
  // 1280 × 720 at 150 %.
  { width: 853, height: 480, zoom: 1.5 },
]
const schemes = ['light', 'dark'] as const
const column = 760
const gap = 12

const [only] = process.argv.slice(2)
const folder = new URL('screens/', import.meta.url)
mkdirSync(folder, { recursive: true })
const server = await startServer('mocks/demo-server.ts')
const browser = await launchBrowser()
for (const { name, path, who } of screens.filter((one) => !only || one.name === only)) {
  const columns: Buffer[][] = []
  for (const colorScheme of schemes) {
    const shots: Buffer[] = []
    for (const { width, height, zoom } of windows) {
      const context = await browser.newContext({
        baseURL: server.url,
        viewport: { width, height },
        deviceScaleFactor: zoom,
        colorScheme,
        locale: 'en-GB',
      })
      const page = await context.newPage()
      const data = { persona: personas[who].id }
      await context.request.put('/api/session/persona', { data, headers: { origin: server.url } })
      await visit(page, path)
      await page.waitForLoadState('networkidle')
      const shot = await page.screenshot({ animations: 'disabled' })
      shots.push(await sharp(shot).resize({ width: column }).png().toBuffer())
      await context.close()
    }
    columns.push(shots)
  }
  const file = fileURLToPath(new URL(`${name}.webp`, folder))
  await (await sheetOf(columns)).webp({ quality: 78 }).toFile(file)
}
await browser.close()
await server.stop()

/** Pictures of columns that have the same heights, on one sheet. */
async function sheetOf(columns: Buffer[][]): Promise<Sharp> {
  const heights = await Promise.all(
    (columns[0] ?? []).map(async (shot) => (await sharp(shot).metadata()).height),
  )
  const topOf = (row: number) =>
    heights.slice(0, row).reduce((sum, height) => sum + height + gap, gap)
  const placed = columns.flatMap((shots, at) =>
    shots.map((input, row) => ({ input, left: gap + at * (column + gap), top: topOf(row) })),
  )
  return sharp({
    create: {
      width: gap + columns.length * (column + gap),
      height: topOf(heights.length),
      channels: 3,
      background: '#8a8f98',
    },
  }).composite(placed)
}
