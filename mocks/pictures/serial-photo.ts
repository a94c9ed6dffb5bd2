import { coveredBy, glareOver } from './camera/faults.ts'
import { expose } from './camera/expose.ts'
import { boxRound, drawnIn, warpNodes } from './camera/layer.ts'
import type { Layer } from './camera/layer.ts'
import { makeLight } from './camera/light.ts'
import type { Glare, Lamp } from './camera/light.ts'
import { apply, invert, multiply, placed } from './camera/matrix.ts'
import { project } from './camera/pose.ts'
import { softened } from './camera/texture.ts'
import { productLayers } from './captures/product-layers.ts'
import type { Sight } from './captures/product-layers.ts'
import { focusNodes, poseOverSticker } from './captures/serial-pose.ts'
import { placesInside } from './drawing.ts'
import type { Corner, Drawing, Place } from './drawing.ts'
import { finger } from './props/finger.ts'
import { hiddenBy, propLayer } from './props/prop.ts'
import { diceFor } from './random.ts'
import type { Dice } from './random.ts'
import type { SerialPhotoScene } from './scene.ts'
import { labelText } from './sticker/label.ts'
import { stickerRim, stickerTexture } from './sticker/sticker-layer.ts'
import { surfaceMakers } from './surfaces/choose.ts'
import type { Surface } from './surfaces/surface.ts'

// labels are designed in tenths of a millimetre
const unit = 0.1

/** The picture a member might upload of the sticker on the product. */
export async function drawSerialPhoto(scene: SerialPhotoScene): Promise<Drawing> {
  const dice = diceFor(scene.seed, 'serial photo')
  const faults = new Set<string>(scene.faults ?? [])
  const text = labelText(scene, diceFor(scene.serialNumber, 'label'))
  const surface = surfaceMakers[scene.surface](text, diceFor(scene.seed, 'surface'))
  const { label } = surface
  const pose = poseOverSticker(label.width * unit, label.height * unit, faults, dice)
  const { width, height } = pose
  const toPicture = project(pose)
  const toMm = invert(toPicture)
  const soft = focusNodes(pose, toPicture, toMm, faults.has('far') ? 0.3 : 1, dice)
  const sight: Sight = { pose, toPicture, toMm, ...(soft ? { soft } : {}) }

  const places: Place[] = []
  const crooked = placed(0, 0, 1, (surface.crooked * Math.PI) / 180)
  const middled = placed((-label.width * unit) / 2, (-label.height * unit) / 2, unit)
  const toScene = multiply(crooked, middled)
  const seen = (x: number, y: number): Corner => apply(toPicture, ...apply(toScene, x, y))
  const perUnit = Math.min(2.2, (Math.max(width, height) / pose.across) * unit * 1.15)
  const sticker = stickerTexture(label, perUnit, places, dice)
  const toTexture = multiply(
    placed(stickerRim, stickerRim, perUnit),
    multiply(invert(toScene), toMm),
  )
  const corners = [
    seen(0, 0),
    seen(label.width, 0),
    seen(label.width, label.height),
    seen(0, label.height),
  ]
  const layers: Layer[] = [
    ...productLayers(surface, sight, dice),
    {
      textures: soft ? softened(sticker, 2) : [sticker],
      ...warpNodes(width, height, toTexture),
      ...(soft ? { soft } : {}),
      box: boxRound(corners, width, height, 14),
      solid: drawnIn(corners, 0.93),
    },
  ]
  const moved = places.map((place) => ({
    ...place,
    corners: place.corners.map(([x, y]) => seen(x, y)),
  }))
  let inside = placesInside([...moved, ...printedPlaces(surface, sight)], width, height)

  // somebody points at the sticker, or holds the thing while taking the picture
  if (!faults.has('far') && pose.across < 190 && diceFor(scene.seed, 'finger').chance(0.14)) {
    const hand = diceFor(scene.seed, 'hand')
    const x = label.width * unit * hand.between(0.1, 0.42)
    const y = label.height * unit * 0.5 + hand.between(0, 4)
    const angle = -Math.PI / 2 + hand.between(-0.75, 0.25)
    const { layer, outline } = propLayer(
      finger(hand),
      x,
      y,
      angle,
      pose,
      toPicture,
      hand.between(0.9, 1.5),
    )
    layers.push(layer)
    inside = hiddenBy(inside, drawnIn(outline, 0.8))
  }

  const isDark = faults.has('dark')
  const glares = glaresFor(surface, inside, corners, faults, dice)
  const lamp: Lamp = dice.pick(
    isDark ? ['bulb', 'warm'] : ['daylight', 'daylight', 'cloudy', 'tube', 'warm'],
  )
  const light = makeLight(
    {
      width,
      height,
      lamp,
      brightness: isDark ? dice.between(0.17, 0.24) : dice.between(0.86, 1.02),
      unevenness: dice.between(0.2, 0.6),
      ownShadow: dice.chance(0.45) ? dice.between(0.15, 0.5) : 0,
      vignette: dice.between(0.08, 0.26),
      glares,
    },
    diceFor(scene.seed, 'light'),
  )
  const isBlurred = faults.has('blur')
  const isShaken = isBlurred && dice.chance(0.4)
  const bytes = await expose({
    width,
    height,
    layers,
    light,
    noise: isDark ? 3.6 : dice.between(0.5, 1.4),
    noiseOffset: dice.whole(0, 511),
    contrast: dice.between(0.2, 0.6),
    quality: dice.whole(70, 77),
    ...(isShaken
      ? { shake: dice.whole(30, 46) }
      : isBlurred
        ? { defocus: dice.between(8, 12) }
        : {}),
  })
  return { bytes, mediaType: 'image/jpeg', width, height, places: coveredBy(inside, glares) }
}

function printedPlaces({ printed = [] }: Surface, { toPicture }: Sight): Place[] {
  return printed.map(({ text, x, y, width, height }) => ({
    what: 'model',
    text,
    corners: [
      apply(toPicture, x, y),
      apply(toPicture, x + width, y),
      apply(toPicture, x + width, y + height),
      apply(toPicture, x, y + height),
    ],
  }))
}

function glaresFor(
  surface: Surface,
  places: Place[],
  corners: Corner[],
  faults: Set<string>,
  dice: Dice,
): Glare[] {
  const [a, , c] = corners
  if (!a || !c) return []
  const size = Math.hypot(c[0] - a[0], c[1] - a[1])
  // one glare over both number and bars, or a reader would still get what a person cannot
  const number = faults.has('glare')
    ? glareOver(places, ['serialNumber', 'model'], dice)
    : undefined
  const bars = faults.has('glare') ? glareOver(places, ['code'], dice) : undefined
  const glares = number ? [number] : []
  if (bars) glares.push({ ...bars, long: bars.long * 0.36, short: bars.short * 0.42 })
  // the broad pale sheen of a lamp in a smooth surface
  if (dice.chance(0.75)) {
    glares.push({
      x: (a[0] + c[0]) / 2 + dice.bell() * size * 0.7,
      y: (a[1] + c[1]) / 2 + dice.bell() * size * 0.7,
      long: size * dice.between(0.4, 1),
      short: size * dice.between(0.18, 0.4),
      angle: dice.between(0, Math.PI),
      strength: surface.shine * dice.between(25, 70) * (faults.has('dark') ? 0.2 : 1),
    })
  }
  return glares
}
