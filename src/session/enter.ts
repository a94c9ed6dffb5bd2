import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import type { Session } from '../../contract/session.ts'
import { become } from '../api/become.ts'
import { paths } from '../ui/paths.ts'

/** Continues after sign-in, to the requested page or the start page. */
export function useEnter(): (session: Session) => Promise<void> {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [parameters] = useSearchParams()
  return async (session) => {
    await become(queryClient, session)
    await navigate(wantedPath(parameters.get('to')), { replace: true })
  }
}

const here = 'https://desk.invalid'

/** Accepts only a path of this app, since a link to another site could mislead people. */
export function wantedPath(to: string | null): string {
  if (!to?.startsWith('/') || !URL.canParse(to, here)) return paths.home
  // Parsed like a browser does: it reads `\` as `/` and ignores tabs.
  const { origin, pathname, search, hash } = new URL(to, here)
  return origin === here ? `${pathname}${search}${hash}` : paths.home
}
