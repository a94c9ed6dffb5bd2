import type { Layer } from '../camera/layer.ts'
import { drawnIn } from '../camera/layer.ts'
import type { Matrix } from '../camera/matrix.ts'
import type { Pose } from '../camera/pose.ts'
import type { Place } from '../drawing.ts'
import { ballpointPen, cable, keyboardCorner } from '../props/desk-things.ts'
import { finger } from '../props/finger.ts'
import { hiddenBy, propLayer } from '../props/prop.ts'
import type { Dice } from '../random.ts'

interface Beside {
  layers: Layer[]
  places: Place[]
}

/** A few things lying around the paper (`wide` × `tall` millimetres, centred at 0,0). */
export function thingsBeside(
  wide: number,
  tall: number,
  places: Place[],
  pose: Pose,
  toPicture: Matrix,
  dice: Dice,
): Beside {
  const kind = dice.pick([
    'none',
    'none',
    'none',
    'pen',
    'keyboard',
    'cable',
    'thumb',
    'thumb',
  ] as const)
  const side = dice.pick([-1, 1])
  switch (kind) {
    case 'none':
      return { layers: [], places }
    case 'pen': {
      const x = side * (wide / 2 + dice.between(2, 9))
      const y = dice.between(-0.1, 0.4) * tall
      return add(
        propLayer(
          ballpointPen(dice),
          x,
          y,
          Math.PI / 2 + dice.bell() * 0.16,
          pose,
          toPicture,
          0.35,
        ),
      )
    }
    case 'keyboard': {
      const x = -wide / 2 + dice.between(-4, wide * 0.3)
      const y = -tall / 2 - dice.between(3, 9)
      return add(propLayer(keyboardCorner(dice), x, y, dice.bell() * 0.05, pose, toPicture, 0.6))
    }
    case 'cable': {
      const x = wide / 2 + dice.between(3, 8)
      const y = dice.between(-0.5, 0) * tall
      return add(
        propLayer(cable(dice), x, y, Math.PI / 2 + dice.between(-0.3, 0.1), pose, toPicture, 0.3),
      )
    }
    case 'thumb': {
      // holding the paper down at its lower edge, where nothing is printed
      const x = side * wide * dice.between(0.28, 0.42)
      const y = tall / 2 - dice.between(4, 11)
      const angle = -Math.PI / 2 - side * dice.between(0.1, 0.7)
      return add(propLayer(finger(dice), x, y, angle, pose, toPicture, 0.8))
    }
  }

  function add({ layer, outline }: ReturnType<typeof propLayer>): Beside {
    return { layers: [layer], places: hiddenBy(places, drawnIn(outline, 0.8)) }
  }
}
