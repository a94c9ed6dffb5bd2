import type { CheckPlace } from '../../../contract/checks.ts'
import type { Mark } from '../../ui/viewer/Marks.tsx'
import { useEvidenceFocus } from './evidence-focus.ts'
import { marksOn, type Spot } from './spots.ts'

/** The place on one page of the spot that was gone to last. */
export function useVisited(spots: Spot[], sha256: string | undefined): CheckPlace | null {
  const gone = useEvidenceFocus((focus) => focus.gone)
  const places = spots.find(({ id }) => id === gone?.id)?.places ?? []
  return places.find((place) => place.sha256 === sha256) ?? null
}

interface ReadingMarks {
  marks: Mark[]
  onPick(id: string): void
  onPointMark(id: string | null): void
}

/** The boxes on one page, and their reactions to pointing and selecting. */
export function useReadingMarks(spots: Spot[], sha256: string | undefined): ReadingMarks {
  const { pointed, point, goTo } = useEvidenceFocus()
  const found = marksOn(spots, sha256 ?? '')
  const spotOf = (id: string | null) => found.find((one) => one.id === id)?.ids[0]
  return {
    marks: found.map(({ ids, ...mark }) => ({
      ...mark,
      isPointed: mark.isPointed || (pointed !== null && ids.includes(pointed)),
    })),
    onPick: (id) => {
      const spot = spotOf(id)
      if (spot) goTo(spot)
    },
    onPointMark: (id) => point(spotOf(id) ?? null),
  }
}
