import { coveredBy, glareOver } from '../camera/faults.ts'
import { expose } from '../camera/expose.ts'
import { boxRound, drawnIn, warpNodes } from '../camera/layer.ts'
import type { Layer } from '../camera/layer.ts'
import { makeLight } from '../camera/light.ts'
import type { Lamp } from '../camera/light.ts'
import { apply, invert, multiply, placed } from '../camera/matrix.ts'
import { project } from '../camera/pose.ts'
import type { Pose } from '../camera/pose.ts'
import { castShadow } from '../camera/shadow.ts'
import { deskKinds, deskPixelsPerMm, deskTextures } from '../desks/desk.ts'
import { movePlaces, placesInside } from '../drawing.ts'
import type { Corner, Drawing } from '../drawing.ts'
import type { Bill } from '../paper/bill.ts'
import type { Sheet } from '../paper/pen.ts'
import { diceFor } from '../random.ts'
import type { Dice } from '../random.ts'
import { curl } from './curl.ts'
import { thingsBeside } from './desk-props.ts'
import { printedPage, rim } from './paper-sheet.ts'
import { printedRoll } from './till-roll.ts'

const mmPerPoint = 25.4 / 72
const mmPerDot = 1 / 8

/** A paper on a desk, photographed with a phone. */
export async function drawPhone(bill: Bill, sheet: Sheet, kind: 'page' | 'roll'): Promise<Drawing> {
  const dice = diceFor(bill.scene.seed, 'phone')
  const faults = new Set(bill.scene.faults ?? [])
  const mm = kind === 'page' ? mmPerPoint : mmPerDot
  const wide = sheet.width * mm
  const tall = sheet.height * mm
  const pose = poseOver(wide, tall, faults, dice)
  const { width, height } = pose
  const long = Math.max(width, height)

  // a tenth finer than the picture, so that letters stay sharp after the warp
  const density = (long / pose.across) * 1.08
  const paper =
    kind === 'page'
      ? printedPage(sheet, density * mm, diceFor(bill.scene.seed, 'paper'), true)
      : printedRoll(sheet, diceFor(bill.scene.seed, 'paper'))
  const perMm = paper.scale / mm

  const toPicture = project(pose)
  const toMm = invert(toPicture)
  const toPaper = multiply(
    [perMm, 0, (wide / 2) * perMm + rim, 0, perMm, (tall / 2) * perMm + rim, 0, 0, 1],
    toMm,
  )
  const bend = curl(paper.texture.width, paper.texture.height, kind, dice)
  const seen = (x: number, y: number): Corner => {
    const [u, v] = bend.back(x * paper.scale + rim, y * paper.scale + rim)
    return apply(toPicture, (u - rim) / perMm - wide / 2, (v - rim) / perMm - tall / 2)
  }
  const corners = [
    seen(0, 0),
    seen(sheet.width, 0),
    seen(sheet.width, sheet.height),
    seen(0, sheet.height),
  ]
  const deskKind = dice.pick(deskKinds)
  const desk = deskLayer(pose, toMm, deskTextures(deskKind), dice)
  const front: Layer = {
    textures: [paper.texture],
    ...warpNodes(width, height, toPaper, bend.move),
    box: boxRound(corners, width, height, long * 0.03),
    solid: drawnIn(corners, kind === 'roll' ? 0.9 : 0.96),
  }
  const beside = thingsBeside(
    wide,
    tall,
    placesInside(movePlaces(paper.places, seen), width, height),
    pose,
    toPicture,
    diceFor(bill.scene.seed, 'beside'),
  )
  const glare = faults.has('glare')
    ? glareOver(beside.places, ['invoiceNumber', 'invoiceDate', 'model'], dice)
    : undefined
  const glares = glare ? [glare] : []
  const isDark = faults.has('dark')
  const lamp: Lamp = isDark
    ? dice.pick(['bulb', 'warm'])
    : dice.pick(['daylight', 'warm', 'warm', 'cloudy', 'tube'])
  const light = makeLight(
    {
      width,
      height,
      lamp,
      brightness: isDark ? dice.between(0.2, 0.28) : dice.between(0.86, 1),
      unevenness: dice.between(0.15, isDark ? 0.7 : 0.42),
      ownShadow: dice.chance(0.55) ? dice.between(0.12, 0.38) : 0,
      vignette: dice.between(0.06, 0.2),
      glares,
    },
    diceFor(bill.scene.seed, 'light'),
  )
  const isBlurred = faults.has('blur')
  const isShaken = isBlurred && dice.chance(0.4)
  const bytes = await expose({
    width,
    height,
    layers: [
      desk,
      castShadow(corners, width, height, dice, kind === 'roll' ? 0.02 : 0.012),
      front,
      ...beside.layers,
    ],
    light,
    noise: isDark ? 3.4 : dice.between(0.5, 1.2),
    noiseOffset: dice.whole(0, 511),
    contrast: dice.between(0.15, 0.5),
    quality: dice.whole(70, 78),
    ...(isShaken
      ? { shake: dice.whole(20, 30) }
      : isBlurred
        ? { defocus: dice.between(4.5, 6.5) }
        : {}),
  })
  return { bytes, mediaType: 'image/jpeg', width, height, places: coveredBy(beside.places, glares) }
}

function poseOver(wide: number, tall: number, faults: Set<string>, dice: Dice): Pose {
  const isUpright = tall > wide * 0.8
  const [long, short] = dice.pick<Corner>([
    [1440, 1080],
    [1500, 1125],
    [1400, 1050],
  ])
  const [width, height] = isUpright ? [short, long] : [long, short]
  const longSide = Math.max(wide, tall)
  const isCropped = faults.has('cropped')
  const isTilted = faults.has('tilted')
  // the paper must fit both ways: a wide one is limited by the short side of the picture
  const need = Math.max(longSide, (isUpright ? wide : tall) * (long / short))
  const fill = isCropped
    ? dice.between(1.2, 1.4)
    : isTilted
      ? dice.between(0.74, 0.82)
      : dice.between(0.84, 0.96)
  const across = Math.max(need / fill, 150)
  const off = isCropped ? dice.between(0.17, 0.24) : 0.012
  const away = dice.pick<Corner>([
    [0, 1],
    [0.6, 0.7],
    [0.5, -0.8],
    [-0.5, 0.8],
  ])
  return {
    width,
    height,
    x: isCropped ? away[0] * off * wide : dice.bell() * off * wide,
    y: isCropped ? away[1] * off * tall : dice.bell() * off * tall,
    across,
    tilt: isTilted ? dice.between(0.42, 0.55) : Math.abs(dice.bell()) * 0.14 + 0.03,
    towards: isTilted ? dice.between(-0.8, 0.8) : dice.between(-0.5, 0.5),
    roll: isTilted ? dice.pick([-1, 1]) * dice.between(0.22, 0.42) : dice.bell() * 0.04,
  }
}

function deskLayer(
  pose: Pose,
  toMm: ReturnType<typeof invert>,
  textures: Layer['textures'],
  dice: Dice,
): Layer {
  const turned = placed(
    dice.between(0, 900),
    dice.between(0, 900),
    deskPixelsPerMm,
    dice.pick([0, 0, Math.PI / 2]) + dice.bell() * 0.12,
  )
  const warp = warpNodes(pose.width, pose.height, multiply(turned, toMm))
  return { textures, ...warp, isEndless: true, isShared: true }
}
