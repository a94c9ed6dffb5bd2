import { useEffect, useState } from 'react'

/** Milliseconds that what was drawn has to be in sight before a second Enter can have been meant. */
const inSight = 350

/** Whether something has been on screen long enough to be seen; again from the start if it goes. */
export function useIsRead(isShown: boolean): boolean {
  const [isRead, setIsRead] = useState(false)
  useEffect(() => {
    if (!isShown) return
    let timer: ReturnType<typeof setTimeout> | undefined
    // The second frame begins when the first one is painted.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        timer = setTimeout(() => setIsRead(true), inSight)
      })
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      setIsRead(false)
    }
  }, [isShown])
  return isRead
}
