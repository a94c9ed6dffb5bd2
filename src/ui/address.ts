import { useCallback, useContext } from 'react'
import {
  NavigationType,
  UNSAFE_DataRouterContext as RouterContext,
  useLocation,
  useSearchParams,
} from 'react-router'

export type ChangeAddress = (
  change: (now: URLSearchParams) => URLSearchParams | Record<string, string>,
  options?: { replace?: boolean },
) => void

/**
 * The URL's query, and a way to change it. A change starts from the current URL, not from the last
 * render, so that two quick changes are both kept. Once a navigation to another page has begun,
 * changes from this page are ignored.
 */
export function useAddress(): [URLSearchParams, ChangeAddress] {
  const [parameters] = useSearchParams()
  const { pathname } = useLocation()
  // The router's hooks only know the last render, even in the functional form of their setter.
  const router = useContext(RouterContext)?.router
  const change = useCallback<ChangeAddress>(
    (changed, { replace = false } = {}) => {
      if (!router) return
      const { location, navigation } = router.state
      const now = navigation.location ?? location
      if (now.pathname !== pathname) return
      const before = new URLSearchParams(now.search)
      const next = new URLSearchParams(changed(new URLSearchParams(before)))
      if (next.toString() === before.toString()) return
      // A pending navigation stays a history entry.
      const isStep = !replace || navigation.historyAction === NavigationType.Push
      void router.navigate({ pathname, search: next.toString() }, { replace: !isStep })
    },
    [router, pathname],
  )
  return [parameters, change]
}

/** A URL with one parameter changed, or removed if empty. */
export function withParameter(
  parameters: URLSearchParams,
  name: string,
  value: string | null,
): URLSearchParams {
  const next = new URLSearchParams(parameters)
  if (value) next.set(name, value)
  else next.delete(name)
  return next
}
