import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cutOffSlowSenders, slowestPace } from './slow-senders.ts'

let server: Server
let received = 0
let heard = 0
let sockets: Socket[] = []
/** What the server waits for before it takes anything of a body. */
let free: Promise<void>
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  received = 0
  heard = 0
  sockets = []
  free = Promise.resolve()
  server = createServer((incoming, outgoing) => {
    heard += 1
    incoming.on('error', () => {})
    const take = () => {
      incoming.on('data', (bytes: Buffer) => (received += bytes.length))
      incoming.on('end', () => outgoing.end('whole'))
    }
    void free.then(take)
  })
  cutOffSlowSenders(server)
  server.on('connection', (socket: Socket) => sockets.push(socket))
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
  // What comes with the head counts for no stretch.
  await expect.poll(() => heard).toBe(1)
  return {
    socket,
    answer: () => answer,
    isOver: () => isOver,
    /** Sends some of it, and waits until it is there. */
    async more(bytes: number) {
      const expected = received + bytes
      socket.write(Buffer.alloc(bytes, 'x'))
      await expect.poll(() => received).toBe(expected)
    },
  }
}

test('a body that stops coming is cut off', async () => {
  const sender = await send(2_000_000)
  await sender.more(100)
  vi.advanceTimersByTime(slowestPace.milliseconds)
  await expect.poll(() => sender.isOver()).toBe(true)
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
  await expect.poll(() => sender.isOver()).toBe(true)
  expect(stretches).toBe(1)
})

test('one that was quick at first owes as much as any other', async () => {
  const sender = await send(2_000_000)
  await sender.more(10 * slowestPace.bytes)
  vi.advanceTimersByTime(slowestPace.milliseconds)
  expect(sender.isOver()).toBe(false)
  vi.advanceTimersByTime(slowestPace.milliseconds)
  await expect.poll(() => sender.isOver()).toBe(true)
})

test('one whose bytes we are too busy to take is waited for', async () => {
  const busy = Promise.withResolvers<void>()
  free = busy.promise
  const sender = await send(4_000_000)
  sender.socket.write(Buffer.alloc(4_000_000, 'x'))
  // Full: no more is taken off the line until somebody reads.
  await expect.poll(() => sockets[0]?.isPaused()).toBe(true)
  for (let stretch = 0; stretch < 5; stretch++) vi.advanceTimersByTime(slowestPace.milliseconds)
  busy.resolve()
  await expect.poll(() => sender.answer()).toMatch(/^HTTP\/1\.1 200 [^]*whole/)
  sender.socket.destroy()
})

test('26 MB over a phone line of 5 KB a second arrive, though it takes an hour and a half', async () => {
  const perStretch = 150_000
  const sender = await send(26_000_000)
  for (let sent = 0; sent < 26_000_000; sent += perStretch) {
    await sender.more(Math.min(perStretch, 26_000_000 - sent))
    vi.advanceTimersByTime(slowestPace.milliseconds)
  }
  await expect.poll(() => sender.answer()).toMatch(/^HTTP\/1\.1 200 [^]*whole/)
  sender.socket.destroy()
})

test('requests on a connection that is kept leave no listeners on it, however many there are', async () => {
  const sender = await send(3)
  const answered = (answers: number) =>
    expect.poll(() => sender.answer().split('whole').length - 1).toBe(answers)
  const listeners = () => sockets[0]?.listenerCount('close') ?? 0
  sender.socket.write('abc')
  await answered(1)
  const afterOne = listeners()
  for (let asked = 2; asked <= 15; asked++) {
    sender.socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc')
    await answered(asked)
  }
  await expect.poll(listeners).toBeLessThanOrEqual(afterOne)
  expect(sockets).toHaveLength(1)
  sender.socket.destroy()
})
