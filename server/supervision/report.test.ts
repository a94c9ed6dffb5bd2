import { beforeAll, expect, test } from 'vitest'
import { reportExport, reportRead } from '../../contract/reports.ts'
import {
  approve,
  askAgain,
  decline,
  loadCodes,
  redeem,
  redeemAgain,
} from '../../tests/support/acts.ts'
import { refusal } from '../../tests/support/refusal.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
const agent = desk.staff('agent')
const supervisor = desk.staff('supervisor')

beforeAll(async () => {
  await desk.addPromotion('jakarta', { name: '=Jakarta', language: 'id' })
  await desk.addPromotion('paris', {
    name: 'Paris',
    language: 'fr',
    zone: 'Europe/Paris',
    calendars: ['FR'],
  })
  await loadCodes(supervisor, 'jakarta', ['CODE-NUMBER-1', 'CODE-NUMBER-2'])
  const at = (date: string) => desk.at(`${date}T03:00:00Z`)
  at('2026-02-02')
  const [passed, faulty, slow] = [
    await redeem(desk, { promotion: 'jakarta' }),
    await redeem(desk, { promotion: 'jakarta' }),
    await redeem(desk, { promotion: 'paris' }),
  ]
  at('2026-02-04')
  await approve(agent, passed)
  await askAgain(agent, faulty)
  at('2026-02-05')
  await redeemAgain(desk, faulty)
  at('2026-02-06')
  await askAgain(supervisor, faulty)
  at('2026-02-09')
  await redeemAgain(desk, faulty)
  at('2026-02-25')
  await decline(supervisor, slow)
})

const february = { from: '2026-02-01', to: '2026-02-28' }
const report = (query: object = {}) =>
  supervisor.call(reportRead, { query: { ...february, ...query } })

test('by promotion: what passed at first, what was asked again, how long it took', async () => {
  const { rows, total } = await report()
  expect(rows).toEqual([
    {
      key: 'jakarta',
      name: '=Jakarta',
      decisions: 3,
      firstAttempts: 2,
      firstPass: 1,
      approved: 1,
      askedAgain: 2,
      declined: 0,
      // Two working days each, and one for the second attempt.
      medianDays: 2,
      p90Days: 2,
      late: 0,
    },
    expect.objectContaining({ key: 'paris', decisions: 1, medianDays: 17, late: 1 }),
  ])
  expect(total).toMatchObject({ decisions: 4, firstPass: 1, late: 1, p90Days: 17 })
})

test('by agent and by week', async () => {
  const byAgent = await report({ by: 'agent' })
  expect(byAgent.rows.map(({ key, decisions }) => [key, decisions])).toEqual([
    [agent.id, 2],
    [supervisor.id, 2],
  ])
  const byWeek = await report({ by: 'week' })
  expect(byWeek.rows.map(({ key, decisions }) => [key, decisions])).toEqual([
    ['2026-W06', 3],
    ['2026-W09', 1],
  ])
})

test('a reason that leads to the same fault again is told by its language', async () => {
  const { reasons } = await report()
  expect(reasons).toEqual([
    {
      reason: 'invoice_no_product_name',
      label: expect.any(String),
      language: 'id',
      asked: 2,
      cameBack: 1,
      sameFault: 1,
    },
  ])
})

test('narrowed, and of other days, it tells of nothing else', async () => {
  expect((await report({ promotion: 'paris' })).total).toMatchObject({ decisions: 1 })
  expect((await report({ language: 'id' })).total).toMatchObject({ decisions: 3 })
  expect((await report({ from: '2026-02-05', to: '2026-02-24' })).total?.decisions).toBe(1)
  expect(await report({ from: '2026-03-01', to: '2026-03-02' })).toEqual({
    total: null,
    rows: [],
    reasons: [],
  })
})

test('as a table no cell is a formula', async () => {
  const blob = await supervisor.call(reportExport, { query: february })
  const text = await blob.text()
  expect(text).toContain(`"jakarta","'=Jakarta","3","2","1","1","2","0","2","2","0"\r\n`)
  expect(text).toContain('"invoice_no_product_name",')
})

test.each([
  ['days that run backwards', { from: '2026-02-28', to: '2026-02-01' }],
  ['more than half a year', { from: '2025-01-01', to: '2026-02-01' }],
])('%s are refused', async (_what, query) => {
  expect((await refusal(report(query))).id).toBe('invalid_input')
})
