import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { preferencesChange, type Preferences } from '../../contract/preferences.ts'
import { useLatest } from '../ui/use-latest.ts'
import { sessionQuery } from './session.ts'
import { useCommand } from './use-command.ts'

type Changes = Partial<Preferences>

/** Changes of one call, and whom to tell if it fails. */
interface Gathered {
  changes: Changes
  tell: Set<(error: Error) => void>
}

interface Queue {
  sent: Gathered | null
  waiting: Gathered | null
}

/** One for all components, so that the last change is also the last to be sent. */
const queues = new WeakMap<QueryClient, Queue>()

function queueOf(cache: QueryClient): Queue {
  const queue = queues.get(cache) ?? { sent: null, waiting: null }
  queues.set(cache, queue)
  return queue
}

/**
 * Changes preferences: shown at once, and kept on the server. While one change is sent, later ones
 * gather into the next, whichever component they come from.
 */
export function useKeepPreferences(onFailed: (error: Error) => void) {
  const cache = useQueryClient()
  const queue = queueOf(cache)
  const tell = useLatest(onFailed)
  const { mutate } = useCommand(preferencesChange, {
    shows(answer) {
      if (queue.waiting === null) showPreferences(cache, answer)
      return sessionQuery.queryKey
    },
    onDone: () => sendNext(),
    onFailed(error) {
      const told = new Set([...(queue.sent?.tell ?? []), ...(queue.waiting?.tell ?? [])])
      queue.sent = null
      queue.waiting = null
      for (const one of told) one(error)
    },
  })

  function sendNext() {
    queue.sent = queue.waiting
    queue.waiting = null
    if (queue.sent) mutate({ body: queue.sent.changes })
  }

  return <Name extends keyof Preferences>(
    name: Name,
    changed: (now: Preferences[Name]) => Preferences[Name],
  ): void => {
    const now = cache.getQueryData(sessionQuery.queryKey)?.preferences
    if (!now) return
    const changes: Changes = { [name]: changed(now[name]) }
    // An answer from before the change would take it back on screen.
    void cache.cancelQueries({ queryKey: sessionQuery.queryKey })
    showPreferences(cache, changes)
    const waiting = (queue.waiting ??= { changes: {}, tell: new Set() })
    Object.assign(waiting.changes, changes)
    waiting.tell.add(tell)
    if (!queue.sent) sendNext()
  }
}

/** Shows what is kept now. */
export const showPreferences = (cache: QueryClient, changes: Changes) =>
  cache.setQueryData(
    sessionQuery.queryKey,
    (session) => session && { ...session, preferences: { ...session.preferences, ...changes } },
  )
