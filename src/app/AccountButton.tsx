import { lazy, Suspense, useState } from 'react'
import { loadLaterWords } from '../ui/words.ts'
import { AccountFace } from './AccountFace.tsx'

const loadMenu = async () => {
  const [menu] = await Promise.all([import('./AccountMenu.tsx'), loadLaterWords()])
  return menu
}
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
