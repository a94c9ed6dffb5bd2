import { createCanvas } from '@napi-rs/canvas'
import sharp from 'sharp'

import { release, takePixels } from '../camera/texture.ts'
import { filePageFor } from '../designs/choose.ts'
import { placesInside } from '../drawing.ts'
import type { Corner, Drawing, Place } from '../drawing.ts'
import type { Bill } from '../paper/bill.ts'
import { canvasPen } from '../paper/canvas-pen.ts'
import { diceFor } from '../random.ts'
import { invoiceMail } from '../screens/invoice-mail.ts'
import { orderApp } from '../screens/order-app.ts'
import { pageLeft, pageTop, pdfViewer } from '../screens/pdf-viewer.ts'

const phones: [Corner, ...Corner[]] = [
  [828, 1792],
  [750, 1624],
  [720, 1600],
]

/**
 * A phone's screen, pixel for pixel. A screenshot has no glare and no tilt, so those faults have no
 * effect.
 */
export async function drawScreenshot(bill: Bill): Promise<Drawing> {
  const dice = diceFor(bill.scene.seed, 'screenshot')
  const faults = new Set(bill.scene.faults ?? [])
  const [width, full] = dice.pick(phones)
  const scale = width / 414
  const kind = dice.pick(['app', 'mail', 'file'] as const)
  const canvas = createCanvas(width, full)
  const context = canvas.getContext('2d')
  const places: Place[] = []
  context.scale(scale, scale)
  const screen = kind === 'app' ? orderApp : kind === 'mail' ? invoiceMail : pdfViewer
  screen(bill, full / scale).paint(canvasPen(context, places))
  if (kind === 'file') {
    const page = filePageFor(bill)
    const fit = (414 - pageLeft * 2) / page.width
    context.translate(pageLeft, pageTop)
    context.scale(fit, fit)
    context.fillStyle = '#fff'
    context.fillRect(0, 0, page.width, page.height)
    const printed: Place[] = []
    page.paint(canvasPen(context, printed))
    for (const place of printed) {
      places.push({
        ...place,
        corners: place.corners.map(([x, y]) => [x * fit + pageLeft, y * fit + pageTop]),
      })
    }
  }
  const moved = places.map((place) => ({
    ...place,
    corners: place.corners.map(([x, y]): Corner => [x * scale, y * scale]),
  }))

  // somebody cut the top away, and the number with it
  const top = faults.has('cropped') ? Math.round(full * dice.between(0.2, 0.34)) : 0
  const height = full - top
  const raw = { width, height: full, channels: 4 as const }
  const pixels = takePixels(canvas)
  let picture = sharp(pixels, { raw }).removeAlpha()
  if (top > 0) picture = picture.extract({ left: 0, top, width, height })
  if (faults.has('blur')) picture = picture.blur(3.6)
  if (faults.has('dark')) picture = picture.linear(0.3, 0)
  const shifted = moved.map((place) => ({
    ...place,
    corners: place.corners.map(([x, y]): Corner => [x, y - top]),
  }))
  const isForwarded = faults.has('blur') || dice.chance(0.35)
  const bytes = isForwarded
    ? await picture.jpeg({ quality: dice.whole(72, 84), optimiseCoding: false }).toBuffer()
    : await picture.png({ compressionLevel: 4, adaptiveFiltering: false }).toBuffer()
  release(pixels)
  return {
    bytes,
    mediaType: isForwarded ? 'image/jpeg' : 'image/png',
    width,
    height,
    places: placesInside(shifted, width, height),
  }
}
