import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { useLocation } from 'react-router'
import { lastRows, placeIn, rememberPlace } from './list-places.ts'

/** Identifies a list by its name and filter. What is open on top of it does not count. */
export function useListName(label: string): string {
  const parameters = new URLSearchParams(useLocation().search)
  parameters.delete('open')
  return `${label}?${parameters}`
}

interface ListPlace {
  scroller: RefObject<HTMLElement | null>
  virtual: Virtualizer<HTMLDivElement, Element>
  label: string
  /** From `useListName`. */
  name: string
  ids: string[]
  hasMore: boolean
  focusRow(index: number): void
}

/**
 * Remembers the position in a list. On return it shows the same rows and focuses the row the person
 * left from, loading missing pages first.
 */
export function useListPlace(props: ListPlace): void {
  const { scroller, virtual, label, name, ids, hasMore, focusRow } = props
  const wanted = useRef(placeIn(name) ?? null)

  useLayoutEffect(() => {
    const element = scroller.current
    const place = wanted.current
    if (!place || !element) return
    element.scrollTo({ top: place.top })
    const known = ids.indexOf(lastRows.get(label) ?? '')
    if (known === -1 && place.index >= ids.length && hasMore) return
    wanted.current = null
    const index = known === -1 ? Math.min(place.index, ids.length - 1) : known
    virtual.scrollToIndex(index, { align: 'auto' })
    // If the person has focused something meanwhile, the focus stays there.
    const isFree = document.activeElement === null || document.activeElement === document.body
    if (isFree && !document.querySelector('[aria-modal="true"]')) focusRow(index)
  })

  useEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const onScroll = () => {
      if (!wanted.current) rememberPlace(name, { top: element.scrollTop })
    }
    const onRow = ({ target }: Event) => {
      const row = target instanceof Element && target.closest<HTMLElement>('[data-index]')
      const index = row ? Number(row.dataset['index']) : -1
      const id = ids[index]
      if (id === undefined) return
      lastRows.set(label, id)
      rememberPlace(name, { top: element.scrollTop, index })
    }
    // If the person scrolls, restoring stops.
    const letGo = () => {
      wanted.current = null
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    // Not every browser focuses what is clicked.
    element.addEventListener('click', onRow, { capture: true })
    element.addEventListener('focusin', onRow)
    element.addEventListener('wheel', letGo, { passive: true })
    element.addEventListener('pointerdown', letGo)
    return () => {
      element.removeEventListener('scroll', onScroll)
      element.removeEventListener('click', onRow, { capture: true })
      element.removeEventListener('focusin', onRow)
      element.removeEventListener('wheel', letGo)
      element.removeEventListener('pointerdown', letGo)
    }
  }, [scroller, label, name, ids])
}
