import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import type { Session } from '../../contract/session.ts'
import { sessionQuery } from '../api/session.ts'
import { paths } from '../ui/paths.ts'

/** Goes in with a session that has just begun: to where one wanted to go, or to the start. */
export function useEnter(): (session: Session) => void {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [parameters] = useSearchParams()
  return (session) => {
    queryClient.clear()
    queryClient.setQueryData(sessionQuery.queryKey, session)
    void navigate(wantedPath(parameters.get('to')), { replace: true })
  }
}

const here = 'https://desk.invalid'

/** Only a path of this app: an address elsewhere in the link would lead people away. */
export function wantedPath(to: string | null): string {
  if (!to?.startsWith('/') || !URL.canParse(to, here)) return paths.home
  // Read as browsers read it: they take `\` for `/`, and a tab for nothing at all.
  const { origin, pathname, search, hash } = new URL(to, here)
  return origin === here ? `${pathname}${search}${hash}` : paths.home
}
