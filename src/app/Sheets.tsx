import { lazy, Suspense, useEffect, type ReactNode } from 'react'
import { usePerson } from '../api/session.ts'
import { useIsIdle } from '../ui/idle.ts'
import { lazyWithWords } from '../ui/lazy-with-words.ts'
import { followOtherTabs, useOwnKeysStore } from '../ui/shortcuts/own-keys.ts'
import { useShortcut, useShortcutStore } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'

// What no first screen needs comes when the first screen stands, or when it is asked for.
const ShortcutSheet = lazy(() => import('./ShortcutSheet.tsx'))
const KeyboardSheet = lazyWithWords('keys', () => import('./KeyboardSheet.tsx'))
const Notices = lazy(() => import('../ui/Notices.tsx'))

/** What stands above every window of the desk: its keys, and short messages. */
export function Sheets({ children }: { children?: ReactNode }) {
  const t = useWords('common.shortcuts')
  const isIdle = useIsIdle()
  const sheet = useShortcutStore((store) => store.sheet)
  const openSheet = useShortcutStore((store) => store.openSheet)
  useShortcut('?', t('help'), () => openSheet('keys'), { scope: 'anywhere' })
  useKeysOfPerson()
  return (
    <Suspense>
      {sheet === 'keys' && <ShortcutSheet />}
      {sheet === 'own keys' && <KeyboardSheet />}
      {children}
      {isIdle && <Notices />}
    </Suspense>
  )
}

/** Each person's own keys, also where several people share a browser. */
function useKeysOfPerson(): void {
  const { id } = usePerson()
  useEffect(() => useOwnKeysStore.getState().enter(id), [id])
  useEffect(followOtherTabs, [])
}
