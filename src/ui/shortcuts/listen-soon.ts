let load: (() => void) | null = null

/**
 * Starts listening for shortcuts. Their code is loaded with the first key press or when the page is
 * idle; keys pressed before that are queued.
 */
export function listenSoon(): void {
  const early: KeyboardEvent[] = []
  const keep = (event: KeyboardEvent) => {
    early.push(event)
    load?.()
  }
  async function listen() {
    load = null
    const { listenForShortcuts } = await import('./listen.ts')
    document.removeEventListener('keydown', keep)
    listenForShortcuts(document, early)
  }
  load = () => void listen()
  document.addEventListener('keydown', keep)
}

/** The first screen is shown and the page is idle. */
export const loadShortcuts = (): void => load?.()
