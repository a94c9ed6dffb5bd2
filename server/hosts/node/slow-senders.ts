import type { IncomingMessage, Server } from 'node:http'

/** The least number of bytes a sender must send in each period, until the request is complete. */
export interface Pace {
  milliseconds: number
  bytes: number
}

/**
 * Half a minute for a form or a list. A file of 26 MB over a poor phone line takes longer, but
 * still sends 2 KB a second in every half minute.
 */
export const slowestPace: Pace = { milliseconds: 30_000, bytes: 60_000 }

/**
 * Cuts off slower senders: hundreds of requests that never finish would hold memory and connections
 * for as long as they like.
 */
export function cutOffSlowSenders(server: Server, pace: Pace = slowestPace): void {
  server.on('request', (incoming: IncomingMessage) => {
    const { socket } = incoming
    let seen = socket.bytesRead
    const timer = setInterval(() => {
      if (incoming.complete) {
        stop()
        return
      }
      // Bytes that we were too busy to accept are not the sender's fault.
      const isOurTurn = socket.isPaused() || incoming.readableLength > 0
      if (!isOurTurn && socket.bytesRead - seen < pace.bytes) {
        socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
        socket.destroySoon()
      }
      seen = socket.bytesRead
    }, pace.milliseconds)
    // The connection carries further requests, and each of them listens to it.
    const stop = () => {
      clearInterval(timer)
      incoming.off('close', stop)
      socket.off('close', stop)
    }
    incoming.on('close', stop)
    socket.on('close', stop)
  })
}
