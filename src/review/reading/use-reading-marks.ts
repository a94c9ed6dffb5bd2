import type { Mark } from '../../ui/viewer/Marks.tsx'
import { useEvidenceFocus } from './evidence-focus.ts'
import { marksOn, type Spot } from './spots.ts'

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
      isPointed: pointed !== null && ids.includes(pointed),
    })),
    onPick: (id) => {
      const spot = spotOf(id)
      if (spot) goTo(spot)
    },
    onPointMark: (id) => point(spotOf(id) ?? null),
  }
}
