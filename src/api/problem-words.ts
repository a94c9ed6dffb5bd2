import type { Fault, Problem, ProblemId } from '../../contract/problems.ts'
import { useWords } from '../ui/words.ts'
import { ApiProblem } from '../../contract/client.ts'

/** What went wrong, in the reader's words. */
export interface Failure {
  id: ProblemId | 'no_answer'
  text: string
  /** What there is to say of this very case, such as who is at the claim. */
  detail: string | null
  /** Id of the request, to be named when asking for help. */
  reference: string | null
}

/** Turns anything thrown by a call into words; pure, so that every screen says the same. */
export function useFailure(): (error: unknown) => Failure {
  const t = useWords('common.problems')
  const particulars = useParticulars()
  return (error) => {
    if (!(error instanceof ApiProblem)) {
      return { id: 'no_answer', text: t('no_answer'), detail: null, reference: null }
    }
    const { id, instance, title } = error.problem
    const detail = particulars(error.problem)
    // Most words come after the first screen; before, the server speaks for itself.
    return { id, text: t.has(id) ? t(id) : title, detail, reference: instance ?? null }
  }
}

/** What a problem brings along, in words; `null` when its id says all, or before they are loaded. */
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

/** One fault in the reader's words; a rule without words of its own speaks English. */
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
 * What a form says of a failure beside its fields, in the reader's words: nothing when every fault
 * stands at a field already, and otherwise those that do not.
 *
 * @param fields where faults are shown, by their path; with them whatever lies below
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
