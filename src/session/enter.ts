import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { Session } from '../../contract/staff.ts'
import { sessionQuery } from '../api/session.ts'
import { paths } from '../ui/paths.ts'

/** Goes in with a session that has just begun: to where one wanted to go, or to the start. */
export function useEnter(): (session: Session) => void {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return (session) => {
    queryClient.clear()
    queryClient.setQueryData(sessionQuery.queryKey, session)
    void navigate(wantedPath(new URLSearchParams(location.search).get('to')), { replace: true })
  }
}

/** Only a path of this app: an address elsewhere in the link would lead people away. */
function wantedPath(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) ? to : paths.home
}
