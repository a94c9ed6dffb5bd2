import { useAddress, withParameter } from '../address.ts'

/** The list's state in the URL: a state or all, and the search text. */
export interface ListFilter<State extends string> {
  state: State | null
  q: string
}

/** The list's filter from the URL; an unknown state means all. */
export function listFilterOf<State extends string>(
  parameters: URLSearchParams,
  states: readonly State[],
): ListFilter<State> {
  const state = parameters.get('state')
  return { state: states.find((one) => one === state) ?? null, q: parameters.get('q') ?? '' }
}

/** That filter, and how it is changed. */
export function useListAddress<State extends string>(states: readonly State[]) {
  const [parameters, setParameters] = useAddress()
  const filter = listFilterOf(parameters, states)
  const change = (name: keyof ListFilter<State>, value: string | null) => {
    // Single letters don't add history entries.
    setParameters((now) => withParameter(now, name, value), { replace: name === 'q' })
  }
  return { filter, parameters, change }
}
