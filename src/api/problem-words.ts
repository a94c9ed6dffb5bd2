import type { Problem, ProblemId } from '../../contract/problems.ts'
import { useWords } from '../ui/words.ts'
import { ApiProblem, NoAnswer } from '../../contract/client.ts'

/** What went wrong, in the words of the app. */
export interface Failure {
  id: ProblemId | 'no_answer'
  text: string
  /** What is known of this case, such as who has the claim. */
  detail: string | null
  /** Id of the request, to quote when asking for help. */
  reference: string | null
}

/** Turns anything thrown by a call into words; pure, so that every screen says the same. */
export function useFailure(): (error: unknown) => Failure {
  const t = useWords('common.problems')
  const particulars = useParticulars()
  return (error) => {
    if (!(error instanceof ApiProblem)) {
      const isOfRead = error instanceof NoAnswer && error.isOfRead
      const text = t(isOfRead ? 'no_answer_read' : 'no_answer')
      return { id: 'no_answer', text, detail: null, reference: null }
    }
    const { id, instance, title } = error.problem
    const detail = particulars(error.problem)
    // Most words load after the first screen; until then the server's own title is shown.
    return { id, text: t.has(id) ? t(id) : title, detail, reference: instance ?? null }
  }
}

/**
 * The details of a problem, in words; `null` if its id says all, or before the words are loaded.
 */
export function useParticulars(): (
  problem: Pick<Problem, 'id' | 'by' | 'codes' | 'most'>,
) => string | null {
  const t = useWords('common.particulars')
  return ({ id, by, codes, most }) => {
    if (!t.has('claim_taken')) return null
    if (id === 'claim_taken' && by) return t('claim_taken', { name: by.name })
    if (id === 'held_by_other' && by) return t('held_by_other', { name: by.name })
    if (id === 'codes_known' && codes) return t('codes_known', countsOf(codes))
    if (id === 'batch_not_clean' && codes) return t('batch_not_clean', countsOf(codes))
    if (id === 'too_many_attempts' && most) return t('too_many_attempts', most)
    return null
  }
}

const countsOf = ({ expected, ...codes }: NonNullable<Problem['codes']>) => ({
  ...codes,
  expected: expected ?? codes.count,
  isAsExpected: String(expected === null || expected === codes.count),
})
