import { useEffect, useState } from 'react'

/** Milliseconds after which deferred work runs even if the page is never idle. */
const atLatest = 4000

/** Whether the first screen is shown and there is time for the rest. */
export function useIsIdle(): boolean {
  const [isIdle, setIsIdle] = useState(false)
  useEffect(() => whenIdle(() => setIsIdle(true)), [])
  return isIdle
}

function whenIdle(run: () => void): () => void {
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(run, 300)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(run, { timeout: atLatest })
  return () => cancelIdleCallback(handle)
}
