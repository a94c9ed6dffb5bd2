import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { PersonContext, sessionQuery } from '../api/session.ts'
import { useIsIdle } from '../ui/idle.ts'
import { paths } from '../ui/paths.ts'
import { useShortcut, useShortcutStore } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'

const ShortcutSheet = lazy(() => import('./ShortcutSheet.tsx'))
const Notices = lazy(() => import('../ui/Notices.tsx'))

/** For a window beside the desk: no rooms to go to, and the same keys and person. */
export function BareFrame() {
  const t = useWords('common.shortcuts')
  const { data: session } = useQuery(sessionQuery)
  const { pathname, search } = useLocation()
  const isIdle = useIsIdle()
  const { sheet, openSheet } = useShortcutStore()
  useShortcut('?', t('help'), () => openSheet('keys'), { scope: 'anywhere' })
  if (!session?.person) return <Navigate to={paths.signInFor(pathname + search)} replace />
  return (
    <PersonContext value={session.person}>
      <Outlet />
      <Suspense>
        {sheet === 'keys' && <ShortcutSheet />}
        {isIdle && <Notices />}
      </Suspense>
    </PersonContext>
  )
}
