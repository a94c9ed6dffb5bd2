import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { codeBatchConfirm, codeBatchCreate, codeBatchPreview } from '../contract/code-batches.ts'
import { codeStockList } from '../contract/codes.ts'
import { createClient } from '../contract/client.ts'
import { createApi, prepareDatabase } from '../server/api.ts'
import { letterFonts } from '../server/hosts/node/letter-fonts.ts'
import { nodeIds } from '../server/hosts/node/ids.ts'
import { openPostgres } from '../server/hosts/node/open-database.ts'
import { addPromotion } from '../server/promotions/store.ts'
import { addStaff } from '../server/staff/store.ts'
import { personHeader } from '../mocks/header-identity.ts'
import { plainPorts } from '../mocks/plain-ports.ts'
import { codeFile } from '../tests/support/codes.ts'
import { promotionTerms } from '../tests/support/factories.ts'
import startPostgres from '../tests/support/postgres-setup.ts'

/** How long a hundred thousand codes take on PostgreSQL: read, sent, confirmed, counted, sent again. */
const count = Number(process.argv[2] ?? 100_000)
let serverUrl = ''
const provide = (_name: string, url: unknown) => {
  serverUrl = String(url)
}
// Of a whole project of tests only this one thing is asked for.
const stop = await startPostgres({ provide } as unknown as TestProject)
const name = `bench_${Date.now()}`
const client = new pg.Client({ connectionString: serverUrl })
await client.connect()
await client.query(`create database ${name}`)
await client.end()
const address = new URL(serverUrl)
address.pathname = `/${name}`
const database = openPostgres(address.href)
const now = new Date('2026-03-10T02:00:00Z')
await prepareDatabase(database, now)
await addPromotion(database, 'smart-moves', promotionTerms())
const api = await createApi(
  plainPorts({
    database,
    pictures: { put: async () => {}, get: async () => null },
    uploadDecoder: { decode: async () => ({ fault: 'broken' }) },
    letterFonts,
    clock: { now: () => now },
    ids: nodeIds,
    undoSeconds: 10,
    liveMilliseconds: 1000,
    codeKey: { id: 'k1', bytes: crypto.getRandomValues(new Uint8Array(32)) },
    intakeKey: 'the-intake-key-of-the-bench',
  }),
)
async function supervisor(email: string) {
  const id = nodeIds.next()
  await addStaff(database, { id, name: email, email, roles: ['supervisor'], at: now })
  return createClient(api, 'https://desk.test', { [personHeader]: id })
}
const [sender, confirmer] = [await supervisor('a@desk.test'), await supervisor('b@desk.test')]
const codes = Array.from({ length: count }, () => nodeIds.next().toUpperCase().slice(9))
const call = {
  json: { promotion: 'smart-moves', prize: 'voucher', expectedCount: count },
  files: { codes: codeFile(codes) },
}

const seconds: Record<string, string> = {}
async function timed<Answer>(what: string, act: () => Promise<Answer>): Promise<Answer> {
  const start = performance.now()
  const answer = await act()
  seconds[what] = ((performance.now() - start) / 1000).toFixed(1)
  return answer
}
const preview = await timed('preview', () => sender.call(codeBatchPreview, call))
const batch = await timed('send to be confirmed', () =>
  sender.call(codeBatchCreate, { ...call, idempotencyKey: 'bench-send' }),
)
const confirmed = await timed('confirm', () =>
  confirmer.call(codeBatchConfirm, { params: { id: batch.id }, idempotencyKey: 'bench-confirm' }),
)
await timed('count the stock', () => sender.call(codeStockList, {}))
const again = await timed('the same file again', () => sender.call(codeBatchPreview, call))
console.log(`${count} codes, seconds:`)
console.table(seconds)
console.table({
  clean: preview.isClean,
  added: confirmed.added,
  addsUp: confirmed.stock.addsUp,
  knownWhenSentAgain: again.known,
  megabytes: Math.round(process.memoryUsage().rss / 2 ** 20),
})
await database.destroy()
await stop?.()
process.exit(0)
