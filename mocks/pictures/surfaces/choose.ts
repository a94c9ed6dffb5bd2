import type { SerialPhotoScene } from '../scene.ts'
import { desktopCase } from './desktop-case.ts'
import { graphicsCard } from './graphics-card.ts'
import { laptopBottom } from './laptop-bottom.ts'
import { monitorBack } from './monitor-back.ts'
import { motherboard } from './motherboard.ts'
import { packaging } from './packaging.ts'
import type { SurfaceMaker } from './surface.ts'

export const surfaceMakers: Record<SerialPhotoScene['surface'], SurfaceMaker> = {
  'monitor-back': monitorBack,
  'laptop-bottom': laptopBottom,
  'graphics-card': graphicsCard,
  motherboard,
  'desktop-case': desktopCase,
  packaging,
}
