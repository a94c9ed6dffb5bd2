import { liveFeed, type LiveEvent } from '../../contract/live.ts'
import type { Person } from '../../contract/session.ts'
import { query, type Route } from '../http/route.ts'
import type { Ports } from '../ports.ts'
import { changesAfter, keptHours, newestPlace, type FeedPlace } from './feed.ts'

type Needs = Pick<Ports, 'database' | 'clock' | 'identity' | 'log' | 'liveMilliseconds' | 'ending'>

/** Checks without news after which a keep-alive is sent, so that nobody closes the connection. */
const quietLooks = 15

/** Milliseconds after which a client that lost the connection reconnects, to any process. */
const retryAfter = 2000

/** What others do, as server-sent events (WHATWG HTML, 9.2). */
export function liveRoutes(ports: Needs): Route[] {
  return [
    query(liveFeed, async ({ request, person, now }) => {
      const place = parsePlace(request.headers.get('last-event-id'), now)
      return streamOf(ports, request, person, place)
    }),
  ]
}

type Place = FeedPlace | 'new' | 'lost'

/** The next message; `isLast` when the feed ends with it. */
interface Said {
  lines: string
  isLast?: true
}

/**
 * Checks only while the client reads: a slow client gets events later, and nothing piles up for it.
 */
function streamOf(
  ports: Needs,
  request: Request,
  person: Person,
  start: Place,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const over = new AbortController()
  const stopped = AbortSignal.any([over.signal, ...(ports.ending ? [ports.ending] : [])])
  let place: FeedPlace | null = null

  async function nextLines(): Promise<Said> {
    if (place === null) {
      const first = await firstPlace(ports, start)
      place = first.place
      return first
    }
    for (let looks = 0; looks < quietLooks; looks++) {
      await pause(ports.liveMilliseconds, stopped)
      const at = placeText(place, ports.clock.now())
      // The host is shutting down: the client continues with another process, or the next one.
      if (stopped.aborted) return { lines: `retry: ${retryAfter}\n${quietLine(at)}`, isLast: true }
      const news = await newsAfter(ports, place, person)
      // Checked after reading: nothing that was read can have happened after the right to see it
      // ended.
      if (!(await mayStillFollow(ports, request, person))) return { lines: '', isLast: true }
      place = news.place
      const now = ports.clock.now()
      if (news.events.length > 0) {
        return {
          lines: news.events.map(({ event, at: seen }) => lineOf(event, seen, now)).join(''),
        }
      }
    }
    return { lines: quietLine(placeText(place, ports.clock.now())) }
  }

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { lines, isLast } = await nextLines()
          if (over.signal.aborted) return
          if (lines !== '') controller.enqueue(encoder.encode(lines))
          if (isLast) controller.close()
        } catch (error) {
          if (over.signal.aborted) return
          controller.close()
          ports.log.error('live feed', error)
        }
      },
      cancel: () => over.abort(),
    },
    { highWaterMark: 0 },
  )
}

/**
 * Whether the person may still follow: their session may have ended, their account been disabled or
 * their role changed. Following does not keep a session alive.
 */
async function mayStillFollow({ identity }: Needs, request: Request, person: Person) {
  const asking = await identity.identify(request, 'by itself')
  return asking?.id === person.id && asking.permissions.includes(liveFeed.access)
}

/** Ends early, without an error, when nobody waits any more. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
  })
}

async function firstPlace({ database, clock }: Needs, start: Place) {
  const isKnown = start !== 'new' && start !== 'lost'
  const place = isKnown ? start : await newestPlace(database)
  const id = `retry: ${retryAfter}\nid: ${placeText(place, clock.now())}\n`
  const reset = `data: ${JSON.stringify({ kind: 'reset' } satisfies LiveEvent)}\n\n`
  return { place, lines: start === 'lost' ? id + reset : `${id}: here\n\n` }
}

interface News {
  place: FeedPlace
  events: { event: LiveEvent; at: FeedPlace }[]
}

async function newsAfter({ database }: Needs, place: FeedPlace, person: Person): Promise<News> {
  const items = await changesAfter(database, place)
  if (items === null) {
    const at = await newestPlace(database)
    return { place: at, events: [{ event: { kind: 'reset' }, at }] }
  }
  return {
    place: items.at(-1)?.place ?? place,
    events: items
      .filter(({ forStaff }) => forStaff === null || forStaff === person.id)
      .map(({ event, place: at }) => ({ event, at })),
  }
}

const lineOf = (event: LiveEvent, at: FeedPlace, now: Date) =>
  `id: ${placeText(at, now)}\ndata: ${JSON.stringify(event)}\n\n`

/** A named event, so that a client that hears none for long knows that the connection is dead. */
const quietLine = (at: string) => `id: ${at}\nevent: quiet\ndata: {}\n\n`

/** With the time in seconds, from which the length of an absence is known. */
const placeText = ({ xid, seq }: FeedPlace, now: Date) =>
  `${xid}-${seq}-${Math.floor(now.getTime() / 1000)}`

function parsePlace(text: string | null, now: Date): Place {
  if (text === null || text === '') return 'new'
  const [, xid = '', seq = '', seconds = ''] = /^(\d{1,19})-(\d{1,15})-(\d{1,12})$/.exec(text) ?? []
  if (xid === '') return 'lost'
  const isLongAgo = now.getTime() / 1000 - Number(seconds) > keptHours * 3600
  return isLongAgo ? 'lost' : { xid, seq: Number(seq) }
}
