import type { ViewerHandle } from '../ui/viewer/Picture.tsx'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import { useViewerPreferences } from '../ui/viewer/viewer-preferences.ts'
import { zoomStep } from '../ui/viewer/ViewerTools.tsx'
import { useWords } from '../ui/words.ts'

/** Pixels that one press moves a picture. */
const step = 60

const wayOf = ({ shiftKey }: KeyboardEvent) => (shiftKey ? -1 : 1)

/** Keys for whichever picture is looked at. */
export function useViewerKeys(viewer: () => ViewerHandle | null | undefined): void {
  const t = useWords('review.keys')
  const { isLinked, hasLoupe, prefer } = useViewerPreferences()
  useShortcut('+', t('zoomIn'), () => viewer()?.by(zoomStep))
  useShortcut('=', '', () => viewer()?.by(zoomStep))
  useShortcut('-', t('zoomOut'), () => viewer()?.by(1 / zoomStep))
  useShortcut('f', t('fit'), () => viewer()?.fit())
  useShortcut('o', t('actualSize'), () => viewer()?.actualSize())
  useShortcut('t', t('turn'), (event) => viewer()?.turn(wayOf(event)))
  useShortcut('ArrowLeft', t('pan'), () => viewer()?.pan(step, 0))
  useShortcut('ArrowRight', '', () => viewer()?.pan(-step, 0))
  useShortcut('ArrowUp', '', () => viewer()?.pan(0, step))
  useShortcut('ArrowDown', '', () => viewer()?.pan(0, -step))
  useShortcut('b', t('brightness'), (event) => viewer()?.light('brightness', wayOf(event)))
  useShortcut('k', t('contrast'), (event) => viewer()?.light('contrast', wayOf(event)))
  useShortcut('x', t('invert'), () => viewer()?.invert())
  useShortcut('0', t('reset'), () => viewer()?.reset())
  useShortcut('m', t('loupe'), () => prefer({ hasLoupe: !hasLoupe }))
  useShortcut('j', t('link'), () => prefer({ isLinked: !isLinked }))
}
