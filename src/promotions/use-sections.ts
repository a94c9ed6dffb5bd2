import { useEffect, useRef, useState } from 'react'
import { sectionNames, type Section } from './form-changes.ts'

/** Pixels below the top of the page at which a section counts as reached. */
const reachedAt = 120

/** Which section is in view, and going to one. */
export function useSections() {
  const form = useRef<HTMLFormElement>(null)
  const [active, setActive] = useState<Section>('basics')
  const find = (name: Section) =>
    form.current?.querySelector<HTMLElement>(`[data-section="${name}"]`) ?? null

  useEffect(() => {
    const element = form.current
    const scroller = element?.parentElement
    if (!element || !scroller) return
    const look = () => {
      const top = scroller.getBoundingClientRect().top + reachedAt
      const isAtEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2
      const reached = sectionNames.filter((name) => {
        const section = element.querySelector(`[data-section="${name}"]`)
        return section !== null && section.getBoundingClientRect().top <= top
      })
      const last = scroller.scrollTop > 0 && isAtEnd ? sectionNames.at(-1) : reached.at(-1)
      setActive(last ?? 'basics')
    }
    scroller.addEventListener('scroll', look, { passive: true })
    return () => scroller.removeEventListener('scroll', look)
  }, [])

  return {
    form,
    active,
    goTo(name: Section) {
      const section = find(name)
      section?.scrollIntoView({ block: 'start' })
      setActive(name)
      section
        ?.querySelector<HTMLElement>('input:not([disabled]), select:not([disabled]), button')
        ?.focus({ preventScroll: true })
    },
    /** After a refusal: to the first field with a fault. */
    goToFault() {
      const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
      field?.scrollIntoView({ block: 'center' })
      field?.focus({ preventScroll: true })
    },
  }
}
