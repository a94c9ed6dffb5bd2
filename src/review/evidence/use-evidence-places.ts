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

  usePictureKey(
    'g',
    t('places'),
    ({ shiftKey }) => {
      const at = spots.findIndex(({ id }) => id === gone?.id)
      const from = at < 0 && shiftKey ? 0 : at
      const next = spots.at((from + (shiftKey ? -1 : 1)) % spots.length)
      if (next) goTo(next.id)
    },
    spots.length > 0,
  )
}
