import { ApiProblem } from '../../contract/client.ts'
import type { Fault } from '../../contract/problems.ts'
import { useWords } from '../ui/words.ts'
import { useFailure } from './problem-words.ts'

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
