import type { Check, CheckOutcome } from '../../../contract/checks.ts'
import type { Mark } from '../../ui/viewer/Marks.tsx'

const tones = { holds: 'good', fails: 'bad', unsure: 'unsure' } as const
const order: Record<CheckOutcome, number> = { fails: 0, unsure: 1, holds: 2 }

/** Boxes on one page for what was found there: each spot once, for the check that needs it most. */
export function marksOn(
  checks: Check[],
  sha256: string,
  nameOf: (check: Check) => string,
): (Mark & { check: Check })[] {
  const bySpot = new Map<string, Mark & { check: Check }>()
  for (const check of checks.toSorted((a, b) => order[a.outcome] - order[b.outcome])) {
    for (const [at, place] of check.places.entries()) {
      const spot = [place.x, place.y, place.width, place.height].join()
      if (place.sha256 !== sha256 || bySpot.has(spot)) continue
      const { x, y, width, height } = place
      const mark = { id: `${check.id} ${at}`, label: nameOf(check), tone: tones[check.outcome] }
      bySpot.set(spot, { ...mark, x, y, width, height, check })
    }
  }
  return [...bySpot.values()]
}
