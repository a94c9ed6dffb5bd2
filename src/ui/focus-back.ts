import { useEffect } from 'react'

/** Gives the focus back to where it was when this was drawn, once it is gone. */
export function useFocusBack(): void {
  useEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
}
