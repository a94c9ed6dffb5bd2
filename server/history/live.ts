import { liveFeed, type LiveEvent } from '../../contract/live.ts'
import type { Person } from '../../contract/staff.ts'
import { reading, type Route } from '../http/route.ts'
import type { Ports } from '../ports.ts'
import { changesAfter, keptHours, newestPlace, type FeedPlace } from './feed.ts'

type Needs = Pick<Ports, 'database' | 'clock' | 'identity' | 'log' | 'liveMilliseconds'>

/** Looks without news after which a line is sent all the same, so that nobody closes the connection. */
const quietLooks = 15

/** Lines that somebody who does not read them may be behind before the connection is closed. */
const behindAtMost = 200

/** What others do, as server-sent events (WHATWG HTML, 9.2). */
export function liveRoutes(ports: Needs): Route[] {
  return [
    reading(liveFeed, async ({ request, person, now }) => {
      const place = parsePlace(request.headers.get('last-event-id'), now)
      return streamOf(ports, request, person, place)
    }),
  ]
}

type Place = FeedPlace | 'new' | 'lost'

function streamOf(
  ports: Needs,
  request: Request,
  person: Person,
  start: Place,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOpen = true
  const stop = () => {
    isOpen = false
    clearTimeout(timer)
  }
  return new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        const send = (text: string) => controller.enqueue(encoder.encode(text))
        const close = () => {
          stop()
          controller.close()
        }
        send('retry: 2000\n\n')
        let place = await firstPlace(ports, start, send)
        let quiet = 0

        async function look(): Promise<void> {
          if ((controller.desiredSize ?? 0) <= 0) return close()
          const news = await newsAfter(ports, place, person)
          if (!isOpen) return
          place = news.place
          for (const { event, at } of news.events) send(lineOf(event, at, ports.clock.now()))
          quiet = news.events.length > 0 ? 0 : quiet + 1
          if (quiet >= quietLooks) {
            quiet = 0
            // A session that ended hears nothing more.
            if (!(await ports.identity.identify(request))) return close()
            send(`id: ${placeText(place, ports.clock.now())}\n: quiet\n\n`)
          }
          next()
        }
        function next() {
          if (isOpen) timer = setTimeout(() => void look().catch(fail), ports.liveMilliseconds)
        }
        function fail(error: unknown) {
          if (!isOpen) return
          ports.log.error('live feed', error)
          close()
        }
        next()
      },
      cancel: stop,
    },
    { highWaterMark: behindAtMost },
  )
}

async function firstPlace(
  { database, clock }: Needs,
  start: Place,
  send: (text: string) => void,
): Promise<FeedPlace> {
  if (start !== 'new' && start !== 'lost') return start
  const place = await newestPlace(database)
  const id = `id: ${placeText(place, clock.now())}\n`
  send(start === 'lost' ? `${id}data: ${JSON.stringify({ kind: 'reset' })}\n\n` : `${id}: here\n\n`)
  return place
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

/** With the moment, in seconds: how long somebody was away is told by it. */
const placeText = ({ xid, seq }: FeedPlace, now: Date) =>
  `${xid}-${seq}-${Math.floor(now.getTime() / 1000)}`

function parsePlace(text: string | null, now: Date): Place {
  if (text === null || text === '') return 'new'
  const [, xid = '', seq = '', seconds = ''] = /^(\d{1,19})-(\d{1,15})-(\d{1,12})$/.exec(text) ?? []
  if (xid === '') return 'lost'
  const isLongAgo = now.getTime() / 1000 - Number(seconds) > keptHours * 3600
  return isLongAgo ? 'lost' : { xid, seq: Number(seq) }
}
