import { lazy, Suspense, useState } from 'react'
import { AccountFace } from './AccountFace.tsx'

const loadMenu = () => import('./AccountMenu.tsx')
const AccountMenu = lazy(loadMenu)

/** The signed-in person. The menu is loaded when a pointer or the keyboard focus comes near. */
export function AccountButton() {
  const [isWanted, setIsWanted] = useState(false)
  const near = () => void loadMenu()
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
