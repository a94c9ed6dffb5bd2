import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Permission } from '../../../contract/access.ts'
import { createClient } from '../../../contract/client.ts'
import { promotionList } from '../../../contract/promotions.ts'
import { promotionCreate } from '../../../contract/promotion-changes.ts'
import { promotionTerms } from '../../../tests/support/factories.ts'
import { followFeed } from '../../../tests/support/follow.ts'
import { freePort } from '../../../tests/support/free-port.ts'
import type { Identity, Ports } from '../../ports.ts'
import { addStaff } from '../../staff/store.ts'
import { closeHttp } from './close-http.ts'
import { readSettings } from './settings.ts'
import { startDesk } from './start.ts'

const folder = mkdtempSync(join(tmpdir(), 'redeem-desk-close-'))
afterAll(() => rmSync(folder, { recursive: true }))

const permissions: Permission[] = ['claims.read', 'promotions.read', 'promotions.keep']

const ayu = { id: '0190a000-0000-7000-8000-000000000001', name: 'Ayu', email: 'ayu@desk.test' }

/** Whoever asks is somebody who may follow the desk and keep promotions. */
const identity = ({ database }: Pick<Ports, 'database'>): Identity => ({
  async identify() {
    await addStaff(database, { ...ayu, roles: ['administrator'], at: new Date() })
    return { ...ayu, roles: ['administrator'], permissions }
  },
  begin: async () => new Headers(),
  end: async () => new Headers(),
})

async function start() {
  const settings = readSettings({
    PORT: String(await freePort()),
    DATA_DIR: join(folder, 'data'),
  })
  const log = { info() {}, error() {} }
  const desk = await startDesk(settings, { appFolder: join(folder, 'no-app'), log, identity })
  return { desk, port: settings.port, url: `http://127.0.0.1:${settings.port}` }
}

test('a desk that is ended ends, with fifty who follow it and two who never finish asking', async () => {
  const { desk, port, url } = await start()
  const feeds = await Promise.all(
    Array.from({ length: 50 }, async () => followFeed(await fetch(`${url}/api/live`))),
  )
  const halfAsked = connect(port, '127.0.0.1')
  halfAsked.write('GET /api/health HTTP/1.1\r\nHost: x\r\n')
  const halfSent = connect(port, '127.0.0.1')
  halfSent.write(
    `POST /api/intake/claims HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${desk.intakeKey}\r\n` +
      'Idempotency-Key: never-sent-whole\r\nContent-Length: 900\r\n' +
      'Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n',
  )
  for (const one of [halfAsked, halfSent]) one.on('error', () => {})
  await once(halfSent, 'connect')

  await desk.close()
  for (const { state } of feeds) {
    await expect.poll(() => state.isOver).toBe(true)
    expect(state.retry).toBeGreaterThan(0)
  }
  await expect(fetch(`${url}/api/health`)).rejects.toThrow()
})

test('a server whose clients never finish, and with no limit of its own, is closed all the same', async () => {
  const heard = Promise.withResolvers<void>()
  // Neither a limit of Node's nor of ours ends these two before the server does.
  const limits = { headersTimeout: 0, requestTimeout: 0, keepAliveTimeout: 0 }
  const server = createServer(limits, () => heard.resolve())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const ends = ['GET / HTTP/1.1\r\n', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'].map((asked) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(asked))
    socket.on('error', () => {})
    return once(socket, 'close')
  })
  await heard.promise
  await closeHttp(server, 1)
  await Promise.all(ends)
})

test('a request under way is answered, and its connection not kept for another', async () => {
  const heard = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<void>()
  const server = createServer({ keepAliveTimeout: 0 }, (_, outgoing) => {
    heard.resolve()
    void answer.promise.then(() => outgoing.end('done'))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  // A client that would keep it for ever, unlike those that have a limit of their own.
  const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'))
  let read = ''
  socket.on('data', (bytes) => (read += bytes.toString()))
  await heard.promise
  const closed = closeHttp(server, 2 ** 31 - 1)
  answer.resolve()
  await closed
  await expect.poll(() => read).toMatch(/^HTTP\/1\.1 200 [^]*done/)
})

test('whatever a desk said it did before it ended is there when it starts again', async () => {
  const first = await start()
  const client = createClient(fetch, first.url, { origin: first.url })
  const said: string[] = []
  const writing = Array.from({ length: 40 }, async (_, n) => {
    const id = `promotion-${n}`
    await client.call(promotionCreate, { body: { id, terms: promotionTerms() } })
    said.push(id)
  })
  await Promise.race(writing)
  await first.desk.close()
  await Promise.allSettled(writing)

  const second = await start()
  const kept = await createClient(fetch, second.url).call(promotionList, {})
  expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining(said))
  expect(said.length).toBeGreaterThan(0)
  await second.desk.close()
})
