import type { Server } from 'node:http'

/** Milliseconds in which requests that are under way can be answered. */
const patience = 5000

/** Milliseconds between two looks for connections on which nothing is asked any more. */
const lookEvery = 50

/** Takes no request any more, has those under way answered, and cuts off what takes for ever. */
export async function closeHttp(server: Server, milliseconds = patience): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  // A connection that is kept alive for the next request would be waited for otherwise.
  const looking = setInterval(() => server.closeIdleConnections(), lookEvery)
  await within(milliseconds, closed)
  clearInterval(looking)
  server.closeAllConnections()
  await closed
}

/** Waits for work, and no longer than this: what is still going on then is left to itself. */
export async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  const { promise: tooLong, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, milliseconds)
  await Promise.race([work, tooLong])
  clearTimeout(timer)
}
