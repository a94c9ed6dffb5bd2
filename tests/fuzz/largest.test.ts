import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roles } from '../../contract/access.ts'
import type { Client } from '../../contract/client.ts'
import { claimRead } from '../../contract/claims.ts'
import { claimApprove } from '../../contract/decisions.ts'
import type { Endpoint } from '../../contract/endpoint.ts'
import { endpoints } from '../../contract/endpoints.ts'
import { healthRead } from '../../contract/health.ts'
import { intakeClaimCreate } from '../../contract/intake.ts'
import { openNode, type NodeDesk } from '../parity/node-desk.ts'
import { claimIntake } from '../support/factories.ts'
import type { Call } from './call.ts'
import { hostileTables, textBomb, thin } from './hostile-files.ts'
import { watchTurns } from './longest-turn.ts'
import { patienceForWork } from '../support/patience.ts'
import { largestOf, plainOf } from './schema-values.ts'

/** Milliseconds of work after which a second client must have had its turn. */
const mostWork = 1000

let desk: NodeDesk
let number: string
const ids = new Map<string, string>()

beforeAll(async () => {
  desk = await openNode(null)
  await desk.addPromotion('smart-moves')
  for (const role of roles) ids.set(role, await desk.idOf(role))
  number = await redeem({ invoice: await desk.picture() })
})
afterAll(() => desk?.close())

async function redeem(files: { invoice: File }): Promise<string> {
  const call = {
    json: claimIntake(),
    files: { serialPhoto: await desk.picture(), ...files },
    idempotencyKey: crypto.randomUUID(),
  }
  return (await desk.memberCenter.call(intakeClaimCreate, call)).number
}

/** Does something large while a second client asks, again and again, how the desk is. */
async function beside(large: () => Promise<unknown>): Promise<{ work: number; answers: number }> {
  let isOver = false
  let answers = 0
  const turns = watchTurns()
  const second = async () => {
    while (!isOver) {
      await desk.anybody.call(healthRead, {})
      answers += 1
    }
  }
  const asking = second()
  try {
    await large()
  } finally {
    isOver = true
  }
  await asking
  return { work: turns.stop(), answers }
}

/** Until the machines are through with the pictures of a claim. */
async function wasRead(agent: Client, of: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const { attempts } = await agent.call(claimRead, { params: { number: of } })
        return attempts[0]?.documents.map(({ reading }) => reading.state)
      },
      { timeout: patienceForWork, interval: 500 },
    )
    .not.toContain('waiting')
}

const nothing = () => []
const mine = (key: string) => {
  const known: Record<string, unknown[]> = {
    promotion: ['smart-moves'],
    prize: ['voucher'],
    from: ['2026-03-01', '09:00'],
    to: ['2026-03-31', '18:00'],
    numberPattern: [null],
  }
  return Object.hasOwn(known, key) ? (known[key] ?? []) : []
}

function largestCall(endpoint: Endpoint): Call {
  const schema = endpoint.body ?? endpoint.form?.json
  return {
    endpoint,
    as: endpoint.access === 'intake' ? 'intake' : (ids.get('supervisor') ?? null),
    params: {
      number,
      other: number,
      calendar: 'ID',
      kind: 'invoice',
      id: 'smart-moves',
      member: 'mc-1001',
    },
    ...(schema ? { json: largestOf(schema, '', mine) } : {}),
    ...(endpoint.query ? { query: largestOf(endpoint.query, '', mine) } : {}),
    version: 1,
  }
}

const taking = endpoints.filter(({ body, query }) => body || query)

describe('while one client sends the most that is taken, a second one is answered', () => {
  test.each(taking.map((endpoint) => [endpoint.name, endpoint] as const))(
    '%s',
    async (_, endpoint) => {
      const request = desk.requestOf(largestCall(endpoint))
      const { work, answers } = await beside(async () => (await fetch(request)).arrayBuffer())
      expect(answers).toBeGreaterThan(0)
      expect(work).toBeLessThan(mostWork)
    },
  )

  test('two megabytes of nothing that is taken', async () => {
    const keys = Object.fromEntries(Array.from({ length: 150_000 }, (_, n) => [`k${n}`, 1]))
    const find = endpoints.find(({ name }) => name === 'codeFind') ?? expect.fail()
    const request = desk.requestOf({ ...largestCall(find), json: keys })
    const { work } = await beside(async () => (await fetch(request)).arrayBuffer())
    expect(work).toBeLessThan(mostWork)
  })
})

describe('files that cost more than they weigh keep nobody waiting', () => {
  const forms = endpoints.filter(
    ({ form }) => form && ('codes' in form.files || 'rows' in form.files),
  )
  const tables = hostileTables()
  test.each(
    forms.flatMap((endpoint) =>
      tables.map((file) => [endpoint.name, file.name, endpoint, file] as const),
    ),
  )(
    '%s of %s',
    async (_, __, endpoint, file) => {
      const [part = ''] = Object.keys(endpoint.form?.files ?? {})
      const json = endpoint.form ? plainOf(endpoint.form.json, '', mine) : undefined
      const request = desk.requestOf({ ...largestCall(endpoint), json, files: { [part]: file } })
      let status = 0
      const { work, answers } = await beside(async () => {
        const response = await fetch(request)
        await response.arrayBuffer()
        status = response.status
      })
      expect(status).toBeLessThan(500)
      expect(answers).toBeGreaterThan(0)
      expect(work).toBeLessThan(mostWork)
    },
    600_000,
  )

  test.each([
    ['200,000 characters in one line', () => textBomb(200, 'AB1 '.repeat(250))],
    ['1,500,000 characters', () => textBomb(1500, '1234567890'.repeat(100))],
    ['5,000 short lines', () => textBomb(5000, '12.345,67) Tj 0 -1 Td (x')],
    ['prices without end', () => textBomb(3000, 'TOTAL 12.000,00 IDR ')],
    ['a picture of one column', () => thin(1, 16_000_000)],
    ['a picture of one row', () => thin(16_000_000, 1)],
  ])(
    'a claim with %s is taken or refused, opened and decided',
    async (_, file) => {
      const invoice = await file()
      const agent = await desk.as('agent')
      const { work, answers } = await beside(async () => {
        let of = number
        try {
          of = await redeem({ invoice })
        } catch {
          // Refused is well, too: the claim of before is opened instead.
        }
        await wasRead(agent, of)
        const { version } = await agent.call(claimRead, { params: { number: of } })
        const call = { params: { number: of }, version, idempotencyKey: crypto.randomUUID() }
        await agent
          .call(claimApprove, { ...call, body: { overrideReason: 'whatever' } })
          .catch(nothing)
      })
      expect(answers).toBeGreaterThan(0)
      expect(work).toBeLessThan(mostWork)
    },
    600_000,
  )
})
