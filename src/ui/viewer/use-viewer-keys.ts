import type { ViewerHandle } from './Picture.tsx'
import { useShortcut } from '../shortcuts/shortcuts.ts'
import { useViewerPreferences } from './viewer-preferences.ts'
import { zoomStep } from './ViewerTools.tsx'
import { useWords } from '../words.ts'
import { useHeldKey } from './use-held-key.ts'

/** Pixels a picture moves per key press. */
const step = 60

const wayOf = ({ shiftKey }: KeyboardEvent) => (shiftKey ? -1 : 1)

/** Shortcuts for the current picture. */
export function useViewerKeys(viewer: () => ViewerHandle | null | undefined): void {
  const t = useWords('review.keys')
  const { isLinked, hasLoupe, prefer } = useViewerPreferences()
  usePictureKey('+', t('zoomIn'), () => viewer()?.by(zoomStep))
  usePictureKey('=', '', () => viewer()?.by(zoomStep))
  usePictureKey('-', t('zoomOut'), () => viewer()?.by(1 / zoomStep))
  usePictureKey('f', t('fit'), () => viewer()?.toggle())
  usePictureKey('o', t('actualSize'), () => viewer()?.actualSize())
  usePictureKey('t', t('turn'), (event) => viewer()?.turn(wayOf(event)))
  usePictureKey('ArrowLeft', t('pan'), () => viewer()?.pan(step, 0))
  usePictureKey('ArrowRight', '', () => viewer()?.pan(-step, 0))
  usePictureKey('ArrowUp', '', () => viewer()?.pan(0, step))
  usePictureKey('ArrowDown', '', () => viewer()?.pan(0, -step))
  usePictureKey('b', t('brightness'), (event) => viewer()?.light('brightness', wayOf(event)))
  usePictureKey('Shift+ArrowRight', t('contrast'), () => viewer()?.light('contrast', 1))
  usePictureKey('Shift+ArrowLeft', t('lessContrast'), () => viewer()?.light('contrast', -1))
  usePictureKey('x', t('invert'), () => viewer()?.invert())
  usePictureKey('0', t('reset'), () => viewer()?.reset())
  usePictureKey('m', t('loupe'), () => prefer({ hasLoupe: !hasLoupe }))
  usePictureKey(';', t('link'), () => prefer({ isLinked: !isLinked }))
  useHeldKey('Backspace', t('hideMarks'), (isHeld) => prefer({ areMarksHidden: isHeld }))
}

/** A shortcut that the sheet lists under pictures. */
export function usePictureKey(
  keys: string,
  label: string,
  run: (event: KeyboardEvent) => void,
  isOn = true,
): void {
  useShortcut(keys, label, run, { isOn, scope: 'pictures' })
}
