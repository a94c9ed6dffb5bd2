import { beforeEach, expect, test } from 'vitest'
import { claimRead } from '../../../contract/claims.ts'
import { claimApprove } from '../../../contract/decisions.ts'
import { readingCorrect } from '../../../contract/readings.ts'
import { newKey, redeemOwn } from '../../../tests/support/acts.ts'
import { nastyReadings } from '../../../tests/support/nasty-readings.ts'
import { pageReading, readAll } from '../../../tests/support/readings.ts'
import { deskPerTest } from '../../../tests/support/server-test.ts'
import { examinePapers } from '../../evidence/examine-papers.ts'
import { forgetOldExaminations } from '../../evidence/examination-store.ts'
import { HeavyWorkFailed, type HeavyWork } from '../../heavy-work.ts'
import type { PageReading } from '../../storage/page-reading.ts'

let read: PageReading[]
/** How often papers were examined, and whether the machine gives up. */
let runs: number
let isTooMuch: boolean

/** Asks the database before it works: within a transaction of the call that would wait for ever. */
const heavyWork: HeavyWork = {
  async run(job, input) {
    if (job.name === examinePapers.name) {
      runs += 1
      await desk.database.selectFrom('claims').select('number').execute()
    }
    if (isTooMuch) throw new HeavyWorkFailed(job.name, new Error('too long'))
    return job.work(input)
  },
}

const desk = deskPerTest({
  heavyWork,
  log: { info: () => {}, error: () => {} },
  textReader: { engine: 'test-1', read: async () => read },
})
beforeEach(async () => {
  runs = 0
  isTooMuch = false
  read = [pageReading(['S/N: BA3T01946000V'], ['BA3T01946000V'])]
  await desk.addPromotion('smart-moves')
})

async function redeemed(): Promise<string> {
  const number = await redeemOwn(desk, { registration: { serialNumber: 'BA3T01946000V' } })
  await readAll(desk)
  return number
}

async function open(number: string) {
  const agent = await desk.as('agent')
  return agent.call(claimRead, { params: { number } })
}

const outcomeOf = (claim: Awaited<ReturnType<typeof open>>, id: string) =>
  claim.checks.find((check) => check.id === id)?.outcome

test('papers are examined once, outside of every transaction, and kept for all who look', async () => {
  const number = await redeemed()
  expect(outcomeOf(await open(number), 'photo_serial')).toBe('holds')
  await open(number)
  expect(runs).toBe(1)
})

test('a decision takes what was kept, or has it worked out before its transaction', async () => {
  const number = await redeemed()
  const agent = await desk.as('agent')
  await agent.call(claimApprove, {
    params: { number },
    version: 1,
    idempotencyKey: newKey(),
    body: { internalNote: null, marks: [], overrideReason: 'Seen', seal: null },
  })
  expect(runs).toBe(1)
})

test('what a reviewer corrects is examined anew, and nothing old is shown', async () => {
  read = [pageReading(['S/N: BA3T01946O00V'])]
  const number = await redeemed()
  expect(outcomeOf(await open(number), 'photo_serial')).toBe('unsure')
  const agent = await desk.as('agent')
  await agent.call(readingCorrect, {
    params: { number, kind: 'serial_photo' },
    body: { fact: 'serialNumber', value: 'BA3T01946000V' },
  })
  expect(outcomeOf(await open(number), 'photo_serial')).toBe('holds')
  expect(runs).toBe(2)
})

test('papers that are too much for the machine are to be looked at, hold nothing and fail nothing', async () => {
  isTooMuch = true
  const number = await redeemed()
  const claim = await open(number)
  expect(outcomeOf(claim, 'papers_examined')).toBe('unsure')
  expect(claim.checks.some(({ id }) => id === 'photo_serial' || id === 'invoice_date')).toBe(false)
  // Not at every look; but the machine may have been busy, so later again.
  await open(number)
  expect(runs).toBe(1)
  isTooMuch = false
  await forgetOldExaminations(desk.database, new Date(Date.parse('2026-03-10T02:11:00Z')))
  expect(outcomeOf(await open(number), 'photo_serial')).toBe('holds')
})

test('a reading that was kept before there were limits is cut when it is loaded, and says so', async () => {
  const number = await redeemed()
  const [, huge] = nastyReadings(30_000).find(([name]) => name === 'one endless line') ?? []
  for (const row of await desk.database.selectFrom('readings').selectAll().execute()) {
    await desk.database
      .insertInto('readings')
      .values({
        ...row,
        engine: 'test-0',
        queued_at: new Date('2026-03-11T00:00:00Z'),
        light: JSON.stringify(row.light),
        pages: JSON.stringify(huge),
        numbers: '[]',
      })
      .execute()
  }
  const claim = await open(number)
  const hints = claim.attempts[0]?.documents.map(({ reading }) => reading.hints)
  expect(hints).toEqual([
    expect.arrayContaining(['too_much_text']),
    expect.arrayContaining(['too_much_text']),
  ])
})
