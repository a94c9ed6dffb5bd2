import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useLocation } from 'react-router'
import { PersonContext, sessionQuery } from '../api/session.ts'
import { paths } from '../ui/paths.ts'
import { Sheets } from './Sheets.tsx'

/** For a second window: no navigation, but the same shortcuts and person. */
export function BareFrame() {
  const { data: session } = useQuery(sessionQuery)
  const { pathname, search } = useLocation()
  if (!session?.person) return <Navigate to={paths.signInFor(pathname + search)} replace />
  return (
    <PersonContext value={session.person}>
      <Outlet />
      <Sheets />
    </PersonContext>
  )
}
