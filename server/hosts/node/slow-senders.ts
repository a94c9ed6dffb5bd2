import type { IncomingMessage, Server } from 'node:http'

/** What a sender owes: so many bytes in every stretch of time, until all it announced is there. */
export interface Pace {
  milliseconds: number
  bytes: number
}

/**
 * Half a minute for a form or a list; a file of 26 MB over a bad phone line takes longer, but not a
 * stretch of half a minute goes by in which less than 2 KB a second come.
 */
export const slowestPace: Pace = { milliseconds: 30_000, bytes: 60_000 }

/**
 * Cuts off whoever sends slower than that: hundreds of requests that never become whole would hold
 * memory and connections for as long as their senders like.
 */
export function cutOffSlowSenders(server: Server, pace: Pace = slowestPace): void {
  server.on('request', (incoming: IncomingMessage) => {
    const { socket } = incoming
    let seen = socket.bytesRead
    const timer = setInterval(() => {
      if (incoming.complete) {
        clearInterval(timer)
        return
      }
      // Bytes that we were too busy to take are no fault of the sender's.
      const isOurTurn = socket.isPaused() || incoming.readableLength > 0
      if (!isOurTurn && socket.bytesRead - seen < pace.bytes) {
        socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
        socket.destroySoon()
      }
      seen = socket.bytesRead
    }, pace.milliseconds)
    const stop = () => clearInterval(timer)
    incoming.once('close', stop)
    socket.once('close', stop)
  })
}
