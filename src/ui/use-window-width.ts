import { useSyncExternalStore } from 'react'

/** Pixels of the window's inside. */
export const useWindowWidth = (): number =>
  useSyncExternalStore(
    (onChange) => {
      window.addEventListener('resize', onChange)
      return () => window.removeEventListener('resize', onChange)
    },
    () => document.documentElement.clientWidth,
  )
