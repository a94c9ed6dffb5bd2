import { useEffect, useEffectEvent } from 'react'
import type { Check } from '../../../contract/checks.ts'
import type { EvidenceKind } from '../../../contract/evidence.ts'
import type { ViewerHandle } from '../../ui/viewer/Picture.tsx'
import { useWords } from '../../ui/words.ts'
import { usePictureKey } from '../use-viewer-keys.ts'
import { useEvidenceFocus } from './evidence-focus.ts'

/**
 * Goes to the place of a check when a fact is picked, and through all places with a key. `turnTo`
 * brings the page on screen that a place is on.
 */
export function useEvidencePlaces(
  checks: Check[],
  viewer: (kind: EvidenceKind) => ViewerHandle | null | undefined,
  turnTo: (place: Check['places'][number]) => void,
): void {
  const t = useWords('review.keys')
  const { gone, goTo } = useEvidenceFocus()
  const placed = checks.filter(({ places }) => places.length > 0)

  const show = useEffectEvent((id: Check['id']) => {
    const place = checks.find((check) => check.id === id)?.places[0]
    if (!place) return
    turnTo(place)
    viewer(place.kind)?.show(place)
  })
  useEffect(() => {
    if (gone) show(gone.id)
  }, [gone])

  usePictureKey(
    'g',
    t('places'),
    ({ shiftKey }) => {
      const at = placed.findIndex(({ id }) => id === gone?.id)
      const next = placed.at((at + (shiftKey ? -1 : 1)) % placed.length)
      if (next) goTo(next.id)
    },
    placed.length > 0,
  )
}
