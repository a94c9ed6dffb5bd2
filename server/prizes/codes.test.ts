import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { codeStockList } from '../../contract/codes.ts'
import { prizeRead } from '../../contract/prizes.ts'
import { approve, loadCodes, mailsOf, newKey, readClaim, redeem } from '../../tests/support/acts.ts'
import { physicalPrize, promotionTerms } from '../../tests/support/factories.ts'
import { createWorker } from '../worker.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
const agent = desk.staff('agent')
const supervisor = desk.staff('supervisor')
/** Every test has a promotion, and so a stock, of its own. */
let promotion: string
let tests = 0
beforeEach(async () => {
  promotion = `stock-${++tests}`
  const { prizes } = promotionTerms()
  await desk.addPromotion(promotion, { prizes: [...prizes, physicalPrize] })
})

async function stock() {
  const all = await supervisor.call(codeStockList, {})
  const mine = all.filter((one) => one.promotion.id === promotion)
  expect(mine).toHaveLength(1)
  const { imported, available, issued, awaiting } = mine[0] ?? expect.fail()
  return { imported, available, issued, awaiting }
}

async function approvedAt(instant: string): Promise<string> {
  desk.at(instant)
  const number = await redeem(desk, { promotion })
  await approve(agent, number)
  desk.at('2026-03-10T02:00:00Z')
  return number
}

const prizeOf = (number: string) => agent.call(prizeRead, { params: { number } })

describe('the stock', () => {
  test('counts what was loaded, what is left, what was issued and who waits', async () => {
    expect(await stock()).toEqual({ imported: 0, available: 0, issued: 0, awaiting: 0 })
    await loadCodes(supervisor, promotion, [newKey(), newKey()])
    await approvedAt('2026-03-10T02:00:00Z')
    expect(await stock()).toEqual({ imported: 2, available: 1, issued: 1, awaiting: 0 })
    await approvedAt('2026-03-10T02:00:00Z')
    await approvedAt('2026-03-10T02:00:00Z')
    expect(await stock()).toEqual({ imported: 2, available: 0, issued: 2, awaiting: 1 })
  })

  test('is answered with what was loaded', async () => {
    const waiting = await approvedAt('2026-03-10T02:00:00Z')
    const answer = await loadCodes(supervisor, promotion, [newKey(), newKey(), newKey()])
    expect(answer).toMatchObject({
      added: 3,
      served: 1,
      stock: { imported: 3, available: 2, issued: 1, awaiting: 0 },
    })
    expect((await prizeOf(waiting)).state).toBe('issued')
  })
})

describe('codes are issued', () => {
  test('in the order in which they were loaded', async () => {
    await loadCodes(supervisor, promotion, ['FIRST-CODE-AA01', 'SECOND-CODE-AA02'])
    const first = await approvedAt('2026-03-10T02:00:00Z')
    const second = await approvedAt('2026-03-10T02:00:00Z')
    expect((await prizeOf(first)).codeLast4).toBe('AA01')
    expect((await prizeOf(second)).codeLast4).toBe('AA02')
  })

  test('to those who wait in the order of their approvals, as far as they go', async () => {
    const third = await approvedAt('2026-03-04T02:00:00Z')
    const first = await approvedAt('2026-03-02T02:00:00Z')
    const second = await approvedAt('2026-03-03T02:00:00Z')
    await loadCodes(supervisor, promotion, ['QUEUE-CODE-BB01', 'QUEUE-CODE-BB02'])
    expect((await prizeOf(first)).codeLast4).toBe('BB01')
    expect((await prizeOf(second)).codeLast4).toBe('BB02')
    expect(await prizeOf(third)).toMatchObject({ state: 'awaiting_code', codeLast4: null })

    const served = await readClaim(agent, first)
    expect(served.history[0]).toMatchObject({
      kind: 'code_issued',
      version: 3,
      actor: { kind: 'staff', name: expect.stringMatching(/^supervisor/) },
      details: { prizeState: 'issued', codeLast4: 'BB01' },
      mails: [{ kind: 'approved_code' }],
    })
    const mails = await mailsOf(agent, first)
    expect(mails.map(({ kind }) => kind)).toEqual(['received', 'approved_later', 'approved_code'])
  })

  test('to nobody else while somebody waits', async () => {
    const waiting = await approvedAt('2026-03-02T02:00:00Z')
    const later = await approvedAt('2026-03-03T02:00:00Z')
    await loadCodes(supervisor, promotion, ['ONLY-CODE-CC01'])
    expect((await prizeOf(waiting)).state).toBe('issued')
    expect((await prizeOf(later)).state).toBe('awaiting_code')
  })

  test('of their own promotion and prize only', async () => {
    await desk.addPromotion(`${promotion}-other`)
    await loadCodes(supervisor, `${promotion}-other`, [newKey()])
    expect((await prizeOf(await approvedAt('2026-03-10T02:00:00Z'))).state).toBe('awaiting_code')
  })
})

test('a prize that missed its codes, because both came at the same moment, is served soon', async () => {
  const stranded = await approvedAt('2026-03-10T02:00:00Z')
  // What confirming a batch does, in a transaction that did not see the prize wait yet.
  await desk.addPromotion(`${promotion}-other`)
  await loadCodes(supervisor, `${promotion}-other`, ['MISSED-CODE-FF01'])
  await desk.database.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const table of ['codes', 'code_batches'] as const) {
      await tx
        .updateTable(table)
        .set({ promotion_id: promotion })
        .where('promotion_id', '=', `${promotion}-other`)
        .execute()
    }
  })
  expect(await stock()).toMatchObject({ available: 1, awaiting: 1 })

  await (await createWorker(desk.ports)).tick()
  expect(await prizeOf(stranded)).toMatchObject({ state: 'issued', codeLast4: 'FF01' })
  const { history } = await readClaim(agent, stranded)
  expect(history[0]).toMatchObject({ kind: 'code_issued', actor: { kind: 'system', name: null } })
})

test('ten thousand codes are loaded at once', async () => {
  const codes = Array.from({ length: 10_000 }, (_, index) => `BULK-${promotion}-${index}`)
  expect(await loadCodes(supervisor, promotion, codes)).toMatchObject({ added: 10_000 })
  expect(await stock()).toMatchObject({ imported: 10_000, available: 10_000 })
})

describe('a code is nowhere to be read', () => {
  test('in no row of any table, and in no answer', async () => {
    const secret = 'CANARY-CODE-ZZ99'
    await loadCodes(supervisor, promotion, [secret])
    const number = await approvedAt('2026-03-10T02:00:00Z')
    const answers = [
      await readClaim(agent, number),
      await prizeOf(number),
      await mailsOf(agent, number),
      await supervisor.call(codeStockList, {}),
    ]
    const tables = await Promise.all(
      (['codes', 'mails', 'events', 'idempotency_keys', 'prizes'] as const).map((table) =>
        desk.database.selectFrom(table).selectAll().execute(),
      ),
    )
    const bytes = tables[0]?.map((row) =>
      Buffer.from((row as { ciphertext: Uint8Array }).ciphertext),
    )
    const everything = JSON.stringify([answers, tables]) + bytes?.join()
    for (const spelling of [secret, 'CANARYCODEZZ99', 'CANARY']) {
      expect(everything).not.toContain(spelling)
    }
    expect(JSON.stringify(answers)).toContain('ZZ99')
  })
})
