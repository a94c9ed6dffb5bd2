import type { Attempt, Claim } from '../../../contract/claims.ts'
import type { Mark } from '../../ui/viewer/Marks.tsx'
import { useCheckWords } from '../checks/check-words.ts'
import { useEvidenceFocus } from './evidence-focus.ts'
import { marksOn } from './picture-marks.ts'

/** The boxes of one page, and what happens when one is picked. */
export function useReadingMarks(
  claim: Claim,
  attempt: Attempt,
  sha256: string | undefined,
): { marks: Mark[]; onPick(id: string): void } {
  const words = useCheckWords()
  const { pointed, goTo } = useEvidenceFocus()
  // Computed on what was sent last; an earlier attempt is looked at as it was.
  const checks = attempt === claim.attempts[0] ? claim.checks : []
  const found = marksOn(
    checks,
    sha256 ?? '',
    (check) => `${words.name(check)}: ${words.outcome(check)}`,
  )
  return {
    marks: found.map(({ check, ...mark }) => ({ ...mark, isPointed: check.id === pointed })),
    onPick: (id) => {
      const mark = found.find((one) => one.id === id)
      if (mark) goTo(mark.check.id)
    },
  }
}
