import { useQuery } from '@tanstack/react-query'
import { Outlet } from 'react-router'
import { sessionQuery } from '../api/session.ts'
import { NothingHere } from '../ui/NothingHere.tsx'
import { useWords } from '../ui/words.ts'
import { Shell } from './Shell.tsx'

/** Around an address that is none: the navigation, for whoever is signed in. */
export function LostFrame() {
  const { data: session } = useQuery(sessionQuery)
  return session?.person ? <Shell /> : <Outlet />
}

export function PageNotFound() {
  const t = useWords('common.lost')
  return <NothingHere title={t('title')} text={t('text')} />
}
