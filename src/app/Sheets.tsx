import { Suspense, useEffect, type ReactNode } from 'react'
import { usePreferences } from '../api/session.ts'
import { useIsIdle } from '../ui/idle.ts'
import { lazyOrWithout, lazyWithWords } from '../ui/lazy-with-words.ts'
import { asDelivered, useOwnKeysStore } from '../ui/shortcuts/own-keys.ts'
import { useShortcut, useShortcutStore } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'
import { MissingParts } from './MissingParts.tsx'

// Not needed for the first screen: loaded after it is shown, or on demand.
const ShortcutSheet = lazyWithWords('common', () => import('./ShortcutSheet.tsx'))
const KeyboardSheet = lazyWithWords('keys', () => import('./KeyboardSheet.tsx'))
const Notices = lazyOrWithout('common', () => import('../ui/Notices.tsx'))

/** Shown in every window of the desk: shortcuts and short messages. */
export function Sheets({ children }: { children?: ReactNode }) {
  const t = useWords('common.shortcuts')
  const isIdle = useIsIdle()
  const sheet = useShortcutStore((store) => store.sheet)
  const openSheet = useShortcutStore((store) => store.openSheet)
  useShortcut('?', t('help'), () => openSheet('keys'), { scope: 'anywhere' })
  const close = () => openSheet(null)
  useKeysOfPerson()
  return (
    <Suspense>
      {sheet === 'keys' && <ShortcutSheet onClose={close} />}
      {sheet === 'own keys' && <KeyboardSheet onClose={close} />}
      {children}
      <Suspense>{isIdle && <Notices />}</Suspense>
      <MissingParts />
    </Suspense>
  )
}

/** Shortcuts belong to the person, so people who share a browser have their own. */
function useKeysOfPerson(): void {
  const own = usePreferences()?.shortcuts ?? asDelivered
  useEffect(() => useOwnKeysStore.setState({ own }), [own])
}
