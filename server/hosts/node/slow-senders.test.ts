import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { patience } from '../../../tests/support/follow.ts'
import { cutOffSlowSenders, slowestPace } from './slow-senders.ts'

let server: Server
let received = 0
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  received = 0
  server = createServer((incoming, outgoing) => {
    incoming.on('data', (bytes: Buffer) => (received += bytes.length))
    incoming.on('end', () => outgoing.end('whole'))
    incoming.on('error', () => {})
  })
  cutOffSlowSenders(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(() => {
  vi.useRealTimers()
  server.closeAllConnections()
  server.close()
})

/** Begins to send a body of so many bytes. */
async function send(length: number) {
  const { port } = server.address() as AddressInfo
  const socket: Socket = connect(port, '127.0.0.1')
  let answer = ''
  let isOver = false
  socket.on('data', (bytes) => (answer += bytes.toString()))
  socket.on('close', () => (isOver = true))
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`)
  return {
    socket,
    answer: () => answer,
    isOver: () => isOver,
    /** Sends some of it, and waits until it is there. */
    async more(bytes: number) {
      const expected = received + bytes
      socket.write(Buffer.alloc(bytes, 'x'))
      await expect.poll(() => received, patience).toBe(expected)
    },
  }
}

test('a body that stops coming is cut off', async () => {
  const sender = await send(2_000_000)
  await sender.more(100)
  vi.advanceTimersByTime(slowestPace.milliseconds)
  await expect.poll(() => sender.isOver(), patience).toBe(true)
  expect(sender.answer()).toMatch(/^HTTP\/1\.1 408 /)
})

test('one that trickles is too, however long it goes on', async () => {
  const sender = await send(16_000)
  let stretches = 0
  while (!sender.isOver() && stretches < 10) {
    await sender.more(10)
    vi.advanceTimersByTime(slowestPace.milliseconds)
    stretches += 1
    await new Promise((resolve) => setImmediate(resolve))
    if (sender.answer() !== '') break
  }
  await expect.poll(() => sender.isOver(), patience).toBe(true)
  expect(stretches).toBe(1)
})

test('26 MB over a phone line of 5 KB a second arrive, though it takes an hour and a half', async () => {
  const perStretch = 150_000
  const sender = await send(26_000_000)
  for (let sent = 0; sent < 26_000_000; sent += perStretch) {
    await sender.more(Math.min(perStretch, 26_000_000 - sent))
    vi.advanceTimersByTime(slowestPace.milliseconds)
  }
  await expect.poll(() => sender.answer(), patience).toMatch(/^HTTP\/1\.1 200 [^]*whole/)
  sender.socket.destroy()
})
