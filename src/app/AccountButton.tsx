import { Suspense, useState } from 'react'
import { lazyWithWords, loadAhead } from '../ui/lazy-with-words.ts'
import { AccountFace } from './AccountFace.tsx'

const loadMenu = () => import('./AccountMenu.tsx')
const AccountMenu = lazyWithWords('common', loadMenu, AccountFace)

/** The signed-in person. The menu is loaded when a pointer or the keyboard focus comes near. */
export function AccountButton() {
  const [isWanted, setIsWanted] = useState(false)
  const near = () => loadAhead(loadMenu)
  const button = (
    <AccountFace onPointerEnter={near} onFocus={near} onClick={() => setIsWanted(true)} />
  )
  if (!isWanted) return button
  return (
    <Suspense fallback={button}>
      <AccountMenu />
    </Suspense>
  )
}
