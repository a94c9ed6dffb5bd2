import type { Server } from 'node:http'

/** Milliseconds in which open requests can still be answered. */
const patience = 5000

/** Milliseconds between two checks for idle connections. */
const lookEvery = 50

/** Stops accepting requests, lets open ones finish, and cuts off those that take too long. */
export async function closeHttp(server: Server, milliseconds = patience): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  // An idle keep-alive connection would otherwise be waited for.
  const looking = setInterval(() => server.closeIdleConnections(), lookEvery)
  await within(milliseconds, closed)
  clearInterval(looking)
  server.closeAllConnections()
  await closed
}

/** Waits for work, but no longer than this; what is unfinished then is abandoned. */
export async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  const { promise: tooLong, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, milliseconds)
  await Promise.race([work, tooLong])
  clearTimeout(timer)
}
