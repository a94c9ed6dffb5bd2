import sharp from 'sharp'
import { expect, test } from 'vitest'

import { serialExample, surfaces } from './examples.ts'
import { drawSerialPhoto } from './serial-photo.ts'
import { readCode128 } from './sticker/code128-reader.ts'

async function codesIn(drawing: Awaited<ReturnType<typeof drawSerialPhoto>>): Promise<(string | undefined)[]> {
  const { data, info } = await sharp(drawing.bytes).greyscale().raw().toBuffer({ resolveWithObject: true })
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

test.each(surfaces)('the barcode on a clean photo of a %s decodes to the serial number', async (surface) => {
  for (const seed of [3, 4, 5, 6]) {
    const drawing = await drawSerialPhoto(serialExample({ seed, surface, serialNumber: 'BA3T01946000V' }))
    expect(await codesIn(drawing)).toContain('BA3T01946000V')
  }
})

test.each(surfaces)('every place on a %s is inside the picture', async (surface) => {
  for (const seed of [7, 8, 9]) {
    const { places, width, height } = await drawSerialPhoto(serialExample({ seed, surface }))
    expect(places.length).toBeGreaterThan(2)
    for (const [x, y] of places.flatMap((place) => place.corners)) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(width)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(height)
    }
  }
})

test.each(surfaces)('the number is dark on light where its place says, on a %s', async (surface) => {
  const drawing = await drawSerialPhoto(serialExample({ seed: 12, surface }))
  const place = drawing.places.find(({ what }) => what === 'serialNumber')
  const xs = place?.corners.map(([x]) => x) ?? []
  const ys = place?.corners.map(([, y]) => y) ?? []
  const left = Math.floor(Math.min(...xs))
  const top = Math.floor(Math.min(...ys))
  const { channels } = await sharp(drawing.bytes)
    .extract({ left, top, width: Math.ceil(Math.max(...xs)) - left, height: Math.ceil(Math.max(...ys)) - top })
    .greyscale()
    .stats()
  const [grey] = channels
  expect((grey?.max ?? 0) - (grey?.min ?? 0)).toBeGreaterThan(90)
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

test('a glare covers the serial number', async () => {
  const { places } = await drawSerialPhoto(serialExample({ seed: 14, faults: ['glare'] }))
  expect(places.find(({ what }) => what === 'serialNumber')?.isCovered).toBe(true)
})

test('a blurred barcode does not decode', async () => {
  for (const seed of [15, 16, 17]) {
    const drawing = await drawSerialPhoto(serialExample({ seed, faults: ['blur'] }))
    expect(await codesIn(drawing)).not.toContain('BA3T01946000V')
  }
})

test('a cropped photo loses the serial number or a part of it', async () => {
  const { places } = await drawSerialPhoto(serialExample({ seed: 18, surface: 'graphics-card', faults: ['cropped'] }))
  const whole = places.filter(({ what }) => what === 'serialNumber' || what === 'code')
  expect(whole.length).toBeLessThan(3)
})
