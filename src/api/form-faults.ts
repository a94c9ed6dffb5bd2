import { ApiProblem } from '../../contract/client.ts'
import type { Fault } from '../../contract/faults.ts'
import { useWords } from '../ui/words.ts'
import { useFailure } from './problem-words.ts'

/** One fault in words. */
export function useFault(): (fault: Fault) => string {
  const t = useWords('common.faults')
  return ({ code, about = '' }) => t(code, { about })
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
