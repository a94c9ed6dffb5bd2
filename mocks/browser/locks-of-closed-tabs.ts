import type { PGlite } from '@electric-sql/pglite'

/** A lock that was just granted to a tab that has not been told yet. */
let untold: (() => void) | null = null

/**
 * Releases a lock when the tab that waited for it is gone. Otherwise PGlite's worker holds it for
 * ever (0.5.16 only hears about tabs that close while they hold a lock), and every other tab waits.
 *
 * Between granting a lock and announcing it nothing else happens in the worker; a closed tab has a
 * closed channel. Call this before the worker starts.
 */
export function watchChannels(): void {
  globalThis.BroadcastChannel = class extends BroadcastChannel {
    override postMessage(message: unknown): void {
      try {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
        super.postMessage(message)
      } catch (error) {
        if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error
        untold?.()
      }
    }
  }
}

/** @param database whose locks are given back */
export function giveLocksBack(database: PGlite): PGlite {
  for (const name of ['_runExclusiveQuery', '_runExclusiveTransaction'] as const) {
    const run = database[name].bind(database)
    database[name] = <Result>(work: () => Promise<Result>) => {
      const done = run(() => untilDone(work))
      // Nobody waits for a closed tab's request.
      done.catch(() => {})
      return done
    }
  }
  return database
}

function untilDone<Result>(work: () => Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const giveBack = () => reject(new Error('The tab that waited for the database is closed'))
    untold = giveBack
    setTimeout(() => {
      if (untold === giveBack) untold = null
    })
    work().then(resolve, reject)
  })
}
