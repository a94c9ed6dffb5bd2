import { useFocusWithin } from '@mantine/hooks'
import { Suspense, type ReactNode } from 'react'
import { lazyWithWords } from '../../ui/lazy-with-words.ts'
import { usePictureKey } from '../../ui/viewer/use-viewer-keys.ts'
import { useWords } from '../../ui/words.ts'
import classes from './evidence.module.css'
import type { Find } from './use-find.ts'

const FindBar = lazyWithWords('review', () => import('./FindBar.tsx'))

interface FindableProps {
  find: Find
  /** The paper that is looked at. */
  active: string
  children: ReactNode
}

/** Pictures on which a text can be found while the focus is among them. */
export function Findable({ find, active, children }: FindableProps) {
  const t = useWords('review.find')
  const { ref, focused } = useFocusWithin<HTMLDivElement>()
  // Elsewhere on the page it is the browser's own.
  usePictureKey('Mod+f', t('label'), () => find.open(active), focused)
  usePictureKey('Escape', t('close'), find.close, focused && find.isOpen)
  return (
    <div className={classes.viewers} ref={ref} tabIndex={-1}>
      {find.isOpen && (
        <Suspense>
          <FindBar find={find} />
        </Suspense>
      )}
      {children}
    </div>
  )
}
