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
 * What the address says after its `?`, and how to change it. A change begins at what the address
 * says when it is made, not at what was drawn last: of two quick choices both are kept. Once one is
 * on the way to another page, changes of this one come too late and do nothing.
 */
export function useAddress(): [URLSearchParams, ChangeAddress] {
  const [parameters] = useSearchParams()
  const { pathname } = useLocation()
  // The router's hooks tell of the last render only, also in the functional form of their setter.
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
      // A step that is still on its way stays one to go back from.
      const isStep = !replace || navigation.historyAction === NavigationType.Push
      void router.navigate({ pathname, search: next.toString() }, { replace: !isStep })
    },
    [router, pathname],
  )
  return [parameters, change]
}

/** An address with one thing changed; nothing takes it out. */
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
