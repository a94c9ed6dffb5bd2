import { useEffect, useEffectEvent, useRef } from 'react'
import { useWords } from '../../ui/words.ts'
import { usePictureKey } from '../../ui/viewer/use-viewer-keys.ts'
import { useEvidenceFocus } from '../reading/evidence-focus.ts'
import type { Spot } from '../reading/spots.ts'

/** Goes to the place of a selected fact, or through all places by key. */
export function useEvidencePlaces(spots: Spot[], lookAt: (spot: Spot) => void): void {
  const t = useWords('review.keys')
  const { gone, goTo } = useEvidenceFocus()

  const show = useEffectEvent((id: string) => {
    const spot = spots.find((one) => one.id === id)
    if (spot) lookAt(spot)
  })
  // A selection in the previous claim does not apply to this one.
  const before = useRef(gone)
  useEffect(() => {
    if (gone && gone !== before.current) show(gone.id)
    before.current = gone
  }, [gone])

  function goOn(way: 1 | -1) {
    const at = spots.findIndex(({ id }) => id === gone?.id)
    const from = at < 0 && way < 0 ? 0 : at
    const next = spots.at((from + way) % spots.length)
    if (next) goTo(next.id)
  }
  const hasSpots = spots.length > 0
  usePictureKey("'", t('places'), () => goOn(1), hasSpots)
  // Two characters and not one with Shift, which some keyboards need for the first.
  usePictureKey('"', t('placesBack'), () => goOn(-1), hasSpots)
}
