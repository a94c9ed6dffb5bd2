let load: (() => void) | null = null

/**
 * Listens for shortcuts from now on. What they mean is loaded with the first key, or when there is
 * time for it; keys that are pressed until then wait for it.
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

/** The first screen stands, and there is time. */
export const loadShortcuts = (): void => load?.()
