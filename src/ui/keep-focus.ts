import type { MouseEvent } from 'react'

/**
 * For tools beside a form: clicking them keeps the focus in the form, so that Enter still submits
 * it.
 */
export const keepFocus = (event: MouseEvent) => event.preventDefault()
