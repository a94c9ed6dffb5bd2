import { useSearchParams } from 'react-router'

/** What a list's address says: one state or all of them, and what was typed into the search. */
export interface ListFilter<State extends string> {
  state: State | null
  q: string
}

/** The list's filter as the address has it; a state that does not exist means all of them. */
export function useListAddress<State extends string>(states: readonly State[]) {
  const [parameters, setParameters] = useSearchParams()
  const state = parameters.get('state')
  const filter: ListFilter<State> = {
    state: states.find((one) => one === state) ?? null,
    q: parameters.get('q') ?? '',
  }
  const change = (name: keyof ListFilter<State>, value: string | null) => {
    const next = new URLSearchParams(parameters)
    if (value) next.set(name, value)
    else next.delete(name)
    // Letters typed one by one are no steps to go back through.
    setParameters(next, { replace: name === 'q' })
  }
  return { filter, parameters, change }
}
