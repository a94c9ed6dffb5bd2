import { lazy, Suspense, useState } from 'react'
import { AccountFace } from './AccountFace.tsx'

const loadMenu = () => import('./AccountMenu.tsx')
const AccountMenu = lazy(loadMenu)

/** Who one is. The menu behind it is fetched when a pointer or the keyboard comes near. */
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
