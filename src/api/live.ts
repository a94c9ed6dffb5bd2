import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import * as z from 'zod/mini'
import { claimRead, type Claim } from '../../contract/claims.ts'
import { addressOf } from '../../contract/client.ts'
import { liveEvent, liveFeed, type LiveEvent } from '../../contract/live.ts'
import { preferencesChange } from '../../contract/preferences.ts'
import { sessionRead } from '../../contract/session.ts'
import { api } from './api.ts'
import { keyOf } from './query.ts'
import { sessionQuery } from './session.ts'
import type { Stale } from './names.ts'
import { readAgain, readHeard } from './stale.ts'

/** Milliseconds before a feed that was closed for good is opened again. */
const reopenAfter = 5000

/** If not even a keep-alive arrives for this long (in milliseconds), the connection is dead. */
const deadAfter = 45_000

/** Milliseconds over which events are collected before lists are loaded again. */
const gatherFor = 2000

/**
 * Follows what others do while the component is mounted. After sleep or a lost connection the
 * browser asks for missed events by itself; if they are too old, a reset event comes instead.
 */
export function useLive(): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    // Some runtimes have no EventSource, such as tests without a network.
    if (typeof EventSource === 'undefined') return
    return followFeed(
      (event) => apply(queryClient, event),
      // Events between loading a claim and opening the feed are never delivered.
      () => {
        void readHeard(queryClient, 'opened')
        void readAgain(queryClient, ofNote)
      },
      () => void askWhoIsThere(queryClient),
    )
  }, [queryClient])
}

/** A refused feed means that the session may have ended, or the person's role changed. */
async function askWhoIsThere(queryClient: QueryClient): Promise<void> {
  const session = await api.call(sessionRead, {}).catch(() => null)
  if (session) queryClient.setQueryData(sessionQuery.queryKey, session)
}

function followFeed(
  onEvent: (event: LiveEvent) => void,
  onFirst: () => void,
  onRefused: () => void,
): () => void {
  let source: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined
  function open(isFirst: boolean) {
    source = new EventSource(addressOf(liveFeed, {}))
    // We reopened the feed, not the browser, so events in between may be missing.
    const onOpen = isFirst ? onFirst : () => onEvent({ kind: 'reset' })
    source.addEventListener('open', onOpen, { once: true })
    source.addEventListener('open', listenOn)
    source.addEventListener('quiet', listenOn)
    source.addEventListener('message', ({ data }) => {
      listenOn()
      const event = z.safeParse(liveEvent, readJson(data))
      if (event.success) onEvent(event.data)
    })
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return
      reopenIn(reopenAfter)
      onRefused()
    })
    listenOn()
  }
  const listenOn = () => reopenIn(deadAfter)
  function reopenIn(milliseconds: number) {
    clearTimeout(timer)
    timer = setTimeout(reopen, milliseconds)
  }
  function reopen() {
    source.close()
    open(false)
  }
  // After sleep or a lost network, do not wait for the next check.
  window.addEventListener('online', reopen)
  open(true)
  return () => {
    clearTimeout(timer)
    window.removeEventListener('online', reopen)
    source.close()
  }
}

function readJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return null
  }
}

/** Not in the table of what is heard, which the first screen loads. */
const ofNote = ['noteList'] as const satisfies Stale

/** Loads again only what an event says is out of date. */
export function apply(cache: QueryClient, event: LiveEvent): void {
  switch (event.kind) {
    case 'reset':
      void cache.invalidateQueries()
      return
    case 'notice':
    case 'sign_off':
      void readHeard(cache, event.kind)
      return
    case 'preferences':
      // Somebody who is changing them sees what they choose; the feed tells of that change too.
      if (cache.isMutating({ mutationKey: [preferencesChange.name] }) === 0) {
        void readHeard(cache, 'preferences')
      }
      return
    case 'claim': {
      const { number, version } = event
      const known = cache.getQueryData<Claim>(keyOf(claimRead, { params: { number } }))
      // A person's own changes are already shown when the feed reports them.
      if (!known || known.version < version) void readHeard(cache, 'claim', { number })
      readListsSoon(cache)
      return
    }
    case 'note':
      void readAgain(cache, ofNote, { number: event.number })
      return
    case 'checks':
      readListsSoon(cache)
      return
    case 'lease':
      void readHeard(cache, 'lease', { number: event.number })
      readListsSoon(cache)
  }
}

const waiting = new WeakSet<QueryClient>()

/** A busy desk changes every second, so its lists are only loaded again from time to time. */
function readListsSoon(cache: QueryClient): void {
  if (waiting.has(cache)) return
  waiting.add(cache)
  setTimeout(() => {
    waiting.delete(cache)
    void readHeard(cache, 'lists')
  }, gatherFor)
}
