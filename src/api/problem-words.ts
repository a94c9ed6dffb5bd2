import type { Fault, Problem, ProblemId } from '../../contract/problems.ts'
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

const knownFaults = [
  'required',
  'too_long',
  'too_big',
  'too_small',
  'wrong_form',
  'not_one_of',
  'guessable',
  'not_a_hold',
] as const
type KnownFault = (typeof knownFaults)[number]

/** One fault in words; a rule without words of its own is shown in English. */
export function useFault(): (fault: Fault) => string {
  const t = useWords('common.faults')
  return ({ code, message }) =>
    isKnown(code) ? t(code) : t('other', { message: sentence(message) })
}

/** Faults of a form by field, in the reader's words. */
export function useFaults(): (error: unknown) => Record<string, string> {
  const say = useFault()
  return (error) => {
    const faults = error instanceof ApiProblem ? (error.problem.faults ?? []) : []
    return Object.fromEntries(faults.map((fault) => [fault.field, say(fault)]))
  }
}

/**
 * What a form shows of a failure besides the faults at its fields.
 *
 * @param fields paths at which faults are shown, including everything below them
 */
export function useFormFailure(): (error: unknown, fields: readonly string[]) => string | null {
  const failureOf = useFailure()
  const faultsOf = useFaults()
  return (error, fields) => {
    if (!error) return null
    const { text } = failureOf(error)
    const faults = Object.entries(faultsOf(error))
    if (faults.length === 0) return text
    const isShown = (path: string) =>
      fields.some((field) => path === field || path.startsWith(`${field}.`))
    const rest = faults.filter(([path]) => !isShown(path))
    if (rest.length === 0) return null
    return [text, ...rest.map(([path, fault]) => `${path}: ${fault}`)].join(' ')
  }
}

const isKnown = (code: string): code is KnownFault =>
  (knownFaults as readonly string[]).includes(code)

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
