import { useCallback, useLayoutEffect, useRef } from 'react'

/**
 * A function that stays the same and does what `run` does as it was drawn last. For calls after
 * drawing: from events, timers and effects.
 */
export function useLatest<Args extends unknown[], Result>(
  run: (...args: Args) => Result,
): (...args: Args) => Result {
  const latest = useRef(run)
  useLayoutEffect(() => {
    latest.current = run
  })
  return useCallback((...args) => latest.current(...args), [])
}
