import { Suspense, useState } from 'react'
import { lazyWithWords, loadAhead } from '../ui/lazy-with-words.ts'
import type { Room } from './home.ts'
import { MoreFace } from './MoreFace.tsx'

const loadMenu = () => import('./MoreMenu.tsx')
const MoreMenu = lazyWithWords('common', loadMenu, MoreFace)

/** Rooms for which the header has no place. The menu is loaded when somebody comes near. */
export default function MoreRooms({ rooms }: { rooms: Room[] }) {
  const [isWanted, setIsWanted] = useState(false)
  const near = () => loadAhead(loadMenu)
  const button = (
    <MoreFace
      rooms={rooms}
      onPointerEnter={near}
      onFocus={near}
      onClick={() => setIsWanted(true)}
    />
  )
  if (!isWanted) return button
  return (
    <Suspense fallback={button}>
      <MoreMenu rooms={rooms} />
    </Suspense>
  )
}
