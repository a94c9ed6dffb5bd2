import sharp from 'sharp'
import { describe, expect, test } from 'vitest'

import { serialExample, surfaces } from './examples.ts'
import { drawSerialPhoto } from './serial-photo.ts'
import { readCode128 } from './sticker/code128-reader.ts'

async function codesIn(
  drawing: Awaited<ReturnType<typeof drawSerialPhoto>>,
): Promise<(string | undefined)[]> {
  const { data, info } = await sharp(drawing.bytes)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return drawing.places
    .filter(({ what }) => what === 'code')
    .map(({ corners }) => readCode128({ pixels: data, width: info.width }, corners))
}

test('the same scene gives the same bytes', async () => {
  const scene = serialExample({ seed: 31, surface: 'graphics-card' })
  const first = await drawSerialPhoto(scene)
  // another picture in between: nothing may be left over from it
  await drawSerialPhoto(serialExample({ seed: 32 }))
  const second = await drawSerialPhoto(scene)
  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
  expect(second.places).toEqual(first.places)
})

test('pictures drawn at the same time do not disturb each other', async () => {
  const scenes = surfaces.map((surface, i) => serialExample({ seed: 60 + i, surface }))
  const together = await Promise.all(scenes.map((scene) => drawSerialPhoto(scene)))
  for (const [i, scene] of scenes.entries()) {
    const alone = await drawSerialPhoto(scene)
    expect(Buffer.compare(alone.bytes, together[i]?.bytes ?? Buffer.of())).toBe(0)
  }
})

test('another seed gives another picture', async () => {
  const first = await drawSerialPhoto(serialExample({ seed: 1 }))
  const second = await drawSerialPhoto(serialExample({ seed: 2 }))
  expect(Buffer.compare(first.bytes, second.bytes)).not.toBe(0)
})

describe.each(surfaces)('a clean photo of a %s', (surface) => {
  // drawn once, looked at from several sides: drawing is what takes the time
  const drawn = [3, 4, 5].map((seed) => drawSerialPhoto(serialExample({ seed, surface })))

  test('has a barcode that decodes to the serial number', async () => {
    for (const drawing of await Promise.all(drawn)) {
      expect(await codesIn(drawing)).toContain('BA3T01946000V')
    }
  })

  test('has all its places inside the picture', async () => {
    for (const { places, width, height } of await Promise.all(drawn)) {
      expect(places.length).toBeGreaterThan(2)
      for (const [x, y] of places.flatMap((place) => place.corners)) {
        expect(x >= 0 && y >= 0 && x <= width && y <= height).toBe(true)
      }
    }
  })

  test('shows something dark on light where the number is said to stand', async () => {
    for (const drawing of await Promise.all(drawn)) {
      const place = drawing.places.find(({ what }) => what === 'serialNumber')
      const xs = place?.corners.map(([x]) => x) ?? []
      const ys = place?.corners.map(([, y]) => y) ?? []
      const left = Math.floor(Math.min(...xs))
      const top = Math.floor(Math.min(...ys))
      const width = Math.ceil(Math.max(...xs)) - left
      const height = Math.ceil(Math.max(...ys)) - top
      const area = sharp(drawing.bytes).extract({ left, top, width, height })
      const [grey] = (await area.greyscale().stats()).channels
      expect((grey?.max ?? 0) - (grey?.min ?? 0)).toBeGreaterThan(90)
    }
  })
})

test.each(surfaces)('what is left out of a %s is not among its places', async (surface) => {
  const omit = ['modelName', 'serialNumber', 'chk'] as const
  const scene = serialExample({ seed: 20, surface, chk: '7QX', omit: [...omit] })
  const { places } = await drawSerialPhoto(scene)
  const texts = places.map(({ text }) => text).join('\n')
  expect(texts).not.toContain(scene.serialNumber)
  expect(texts).not.toContain(scene.model)
  expect(texts).not.toContain('7QX')
})

test.each(surfaces)(
  'a glare on a %s hides the serial number from people and readers',
  async (surface) => {
    for (const seed of [14, 15]) {
      const drawing = await drawSerialPhoto(serialExample({ seed, surface, faults: ['glare'] }))
      expect(drawing.places.find(({ what }) => what === 'serialNumber')?.isCovered).toBe(true)
      expect(await codesIn(drawing)).not.toContain('BA3T01946000V')
      expect(
        drawing.places.filter(({ what, text }) => what === 'code' && text === 'BA3T01946000V'),
      ).toHaveLength(1)
    }
  },
)

test('a blurred barcode does not decode', async () => {
  for (const seed of [15, 16, 17]) {
    const drawing = await drawSerialPhoto(serialExample({ seed, faults: ['blur'] }))
    expect(await codesIn(drawing)).not.toContain('BA3T01946000V')
  }
})

test.each(surfaces)(
  'a cropped photo of a %s has lost a part of the serial number',
  async (surface) => {
    for (const seed of [18, 19]) {
      const { places } = await drawSerialPhoto(
        serialExample({ seed, surface, faults: ['cropped'] }),
      )
      expect(places.map(({ what }) => what)).not.toContain('serialNumber')
    }
  },
)
