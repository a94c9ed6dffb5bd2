import sharp from 'sharp'

import { insideRow } from './layer.ts'
import type { Layer, Span } from './layer.ts'
import { lightStep } from './light.ts'
import type { Light } from './light.ts'
import { sensorNoise } from './noise.ts'
import { layRow } from './sample.ts'
import { borrow, giveBack } from './scratch.ts'
import { release } from './texture.ts'

const nothing: Span = [0, 0]

interface Exposure {
  width: number
  height: number
  /** from the back to the front */
  layers: Layer[]
  light: Light
  /** 1 = a phone in a lit room, 3 = a dark one */
  noise: number
  /** 0 flat … 1 the strong curve phones put on */
  contrast: number
  quality: number
  /** where in the noise tile to start */
  noiseOffset: number
  /** camera shake: pixels of smear along the row */
  shake?: number
  /** a lens that is out of focus: blur in pixels */
  defocus?: number
}

/**
 * Renders the scene with lens, light and sensor as a JPEG. Layers that are not shared are released.
 */
export async function expose(exposure: Exposure): Promise<Uint8Array> {
  const { width, height, layers, quality } = exposure
  const out = borrow(width * height * 3)
  const row = new Int32Array(width)
  const light = lightRows(exposure.light, width, height)
  const curve = toneCurve(exposure.contrast)
  for (let y = 0; y < height; y++) {
    // from front to back, so that hidden parts are not sampled
    let hidden = nothing
    const spans = layers.map(() => nothing)
    for (let i = layers.length - 1; i >= 0; i--) {
      spans[i] = hidden
      const own = insideRow(layers[i]?.solid ?? [], y)
      if (own[1] - own[0] > hidden[1] - hidden[0]) hidden = own
    }
    layers.forEach((layer, i) => layRow(layer, y, width, row, spans[i] ?? nothing))
    if (exposure.shake) smear(row, Math.round(exposure.shake))
    develop(exposure, y, row, light, curve, out)
  }
  for (const layer of layers) {
    if (!layer.isShared) for (const texture of layer.textures) release(texture.pixels)
  }
  const raw = { width, height, channels: 3 as const }
  let picture = sharp(out, { raw })
  if (exposure.defocus) picture = picture.blur(exposure.defocus)
  // Without optimised tables, as phones do: a third faster, a few per cent larger.
  const bytes = await picture.jpeg({ quality, optimiseCoding: false }).toBuffer()
  giveBack(out)
  return bytes
}

function lightRows(light: Light, width: number, height: number) {
  const across = Math.ceil(width / lightStep) + 1
  const down = Math.ceil(height / lightStep) + 1
  const nodes = new Float32Array(across * down * 4)
  for (let j = 0, i = 0; j < down; j++) {
    for (let k = 0; k < across; k++, i += 4) {
      const lit = light(k * lightStep, j * lightStep)
      nodes[i] = lit.red
      nodes[i + 1] = lit.green
      nodes[i + 2] = lit.blue
      nodes[i + 3] = lit.glare
    }
  }
  return { nodes, across }
}

// Index 256 is black, so that light and noise can go either way without a test per pixel.
function toneCurve(contrast: number): Uint8Array {
  const curve = new Uint8Array(1024)
  for (let i = 0; i < curve.length; i++) {
    const t = Math.max(0, Math.min(1, (i - 256) / 255))
    const bent = t * t * (3 - 2 * t)
    const value = t + (bent - t) * contrast * 0.55
    // no phone picture has a true black
    curve[i] = Math.round(4 + value * 251)
  }
  return curve
}

function develop(
  { width, noise, noiseOffset }: Exposure,
  y: number,
  row: Int32Array,
  { nodes, across }: { nodes: Float32Array; across: number },
  curve: Uint8Array,
  out: Uint8Array,
): void {
  const j = Math.floor(y / lightStep)
  const down = (y - j * lightStep) / lightStep
  const at = (k: number, channel: number) => {
    const top = nodes[(j * across + k) * 4 + channel] ?? 0
    return top + ((nodes[((j + 1) * across + k) * 4 + channel] ?? top) - top) * down
  }
  const noiseRow = ((y + noiseOffset) & 511) << 9
  // colour noise is coarser and weaker: another row of the tile, every second pixel
  const tintRow = ((y + noiseOffset * 3 + 171) & 510) << 9
  let to = y * width * 3
  for (let k = 0; k * lightStep < width; k++) {
    let red = at(k, 0)
    let green = at(k, 1)
    let blue = at(k, 2)
    let glare = at(k, 3) + 256
    const dRed = (at(k + 1, 0) - red) / lightStep
    const dGreen = (at(k + 1, 1) - green) / lightStep
    const dBlue = (at(k + 1, 2) - blue) / lightStep
    const dGlare = (at(k + 1, 3) + 256 - glare) / lightStep
    const end = Math.min(width, (k + 1) * lightStep)
    for (let x = k * lightStep; x < end; x++, to += 3) {
      const pixel = row[x] ?? 0
      const grain = (sensorNoise[noiseRow | ((x + noiseOffset) & 511)] ?? 0) * noise * 0.22
      const tint = (sensorNoise[tintRow | ((x + noiseOffset * 5) & 510)] ?? 0) * noise * 0.1
      const base = glare + grain
      out[to] = curve[((pixel & 255) * red + base + tint) | 0] ?? 255
      out[to + 1] = curve[(((pixel >>> 8) & 255) * green + base) | 0] ?? 255
      out[to + 2] = curve[(((pixel >>> 16) & 255) * blue + base - tint) | 0] ?? 255
      red += dRed
      green += dGreen
      blue += dBlue
      glare += dGlare
    }
  }
}

/** The mean over `reach` pixels to the right, as a running sum. */
function smear(row: Int32Array, reach: number): void {
  const width = row.length
  let red = 0
  let green = 0
  let blue = 0
  const add = (pixel: number, sign: number) => {
    red += (pixel & 255) * sign
    green += ((pixel >>> 8) & 255) * sign
    blue += ((pixel >>> 16) & 255) * sign
  }
  for (let x = 0; x < reach; x++) add(row[Math.min(width - 1, x)] ?? 0, 1)
  for (let x = 0; x < width; x++) {
    const gone = row[x] ?? 0
    const mean =
      (Math.round(blue / reach) << 16) | (Math.round(green / reach) << 8) | Math.round(red / reach)
    add(row[Math.min(width - 1, x + reach)] ?? 0, 1)
    add(gone, -1)
    row[x] = mean | (255 << 24)
  }
}
