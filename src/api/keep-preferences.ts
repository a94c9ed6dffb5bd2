import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { preferencesChange, type Preferences } from '../../contract/preferences.ts'
import { sessionQuery } from './session.ts'
import { useCommand } from './use-command.ts'

type Changes = Partial<Preferences>

/**
 * Changes preferences: shown at once, and kept on the server. While one change is sent, later ones
 * gather into the next.
 */
export function useKeepPreferences(onFailed: (error: Error) => void) {
  const cache = useQueryClient()
  const isSending = useRef(false)
  const waiting = useRef<Changes | null>(null)
  const { mutate } = useCommand(preferencesChange, {
    shows(answer) {
      if (waiting.current === null) showPreferences(cache, answer)
      return sessionQuery.queryKey
    },
    onDone: () => sendNext(),
    onFailed(error) {
      waiting.current = null
      isSending.current = false
      onFailed(error)
    },
  })

  function sendNext() {
    const body = waiting.current
    waiting.current = null
    isSending.current = body !== null
    if (body) mutate({ body })
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
    waiting.current = { ...waiting.current, ...changes }
    if (!isSending.current) sendNext()
  }
}

/** Shows what is kept now. */
export const showPreferences = (cache: QueryClient, changes: Changes) =>
  cache.setQueryData(
    sessionQuery.queryKey,
    (session) => session && { ...session, preferences: { ...session.preferences, ...changes } },
  )
