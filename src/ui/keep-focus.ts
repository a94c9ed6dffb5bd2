import type { MouseEvent } from 'react'

/** For tools beside a form: a mouse on them takes no focus away, and Enter still means the form. */
export const keepFocus = (event: MouseEvent) => event.preventDefault()
