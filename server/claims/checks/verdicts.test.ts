import { beforeAll, expect, test } from 'vitest'
import { checkFigures, readingCorrect } from '../../../contract/readings.ts'
import { approve, askAgain, readClaim, redeem } from '../../../tests/support/acts.ts'
import { pageReading, readAll } from '../../../tests/support/readings.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'
import { wasRight } from './verdicts.ts'

const holds = { id: 'photo_serial', outcome: 'holds', suggests: ['photo_other_serial'] } as const
const fails = { ...holds, outcome: 'fails' } as const
const approved = { kind: 'approve', reasons: [], marks: [] } as const
const asked = { kind: 'ask_again', reasons: ['photo_other_serial'], marks: [] } as const
const askedElse = { kind: 'ask_again', reasons: ['invoice_no_date'], marks: [] } as const

test.each([
  ['holds, approved', holds, approved, true],
  ['fails, approved all the same', fails, approved, false],
  ['fails, asked again for it', fails, asked, true],
  ['holds, asked again for it', holds, asked, false],
  ['holds, asked again for something else', holds, askedElse, null],
  ['fails, asked again for something else', fails, askedElse, null],
  ['unsure, approved', { ...holds, outcome: 'unsure' as const }, approved, null],
  [
    'fails, marked fine, asked again for something else',
    fails,
    { ...askedElse, marks: [{ subject: 'photo_serial' as const, verdict: 'fine' as const }] },
    false,
  ],
])('%s', (_, check, decided, right) => {
  expect(
    wasRight(
      { ...check, suggests: [...check.suggests] },
      { ...decided, reasons: [...decided.reasons], marks: [...decided.marks] },
    ),
  ).toBe(right)
})

const desk = fileDesk()
beforeAll(() => desk.addPromotion('smart-moves'))

test('each check is told how often it was right', async () => {
  const agent = await desk.as('agent')
  await approve(agent, await redeem(desk))
  const second = await redeem(desk, { registration: { serialNumber: 'BA3T01946777V' } })
  await askAgain(agent, second, ['invoice_date_differs'])
  const figures = await agent.call(checkFigures, {})
  expect(figures.find(({ check }) => check === 'purchase_window')).toEqual({
    check: 'purchase_window',
    right: 1,
    of: 2,
  })
  expect(figures.find(({ check }) => check === 'photo_serial')).toBeUndefined()
})

const reading = fileDesk({
  textReader: {
    engine: 'test-1',
    read: async () => [pageReading(['ENTER KOMPUTER', 'Date 01/02/2026', 'Modern AM242 1M'])],
  },
})
beforeAll(() => reading.addPromotion('smart-moves'))

test('a check that a correction turned was wrong, whatever was decided then', async () => {
  const agent = await reading.as('agent')
  const number = await redeem(reading)
  await readAll(reading)
  const outcome = async () =>
    (await readClaim(agent, number)).checks.find(({ id }) => id === 'invoice_date')?.outcome
  expect(await outcome()).toBe('fails')
  await agent.call(readingCorrect, {
    params: { number, kind: 'invoice' },
    body: { fact: 'date', value: '27/02/2026' },
  })
  expect(await outcome()).toBe('holds')
  await approve(agent, number)
  const figures = await agent.call(checkFigures, {})
  expect(figures.find(({ check }) => check === 'invoice_date')).toMatchObject({ right: 0, of: 1 })
  // What was read well, and stayed as it was, is counted as ever.
  expect(figures.find(({ check }) => check === 'invoice_model')).toMatchObject({ right: 1, of: 1 })
})
