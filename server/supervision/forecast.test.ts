import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../clocks/rules.ts'
import { foresee, type Outlook } from './forecast.ts'

/** Monday. */
const today = '2026-03-02'
const isWeekday = (date: string) => {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return day !== 0 && day !== 6
}

const outlook = (overrides: Partial<Outlook>): Outlook => ({
  today,
  open: [],
  paceDays: [],
  decidedToday: 0,
  isWorkingDay: isWeekday,
  ...overrides,
})

const pace = (...decisions: number[]) =>
  decisions.map((count, index) => ({ date: addDays(today, index - 7), decisions: count }))

const due = (inDays: number, count: number) => ({ date: addDays(today, inDays), count })

test('nothing open is nothing late', () => {
  expect(foresee(outlook({ paceDays: pace(10) }))).toMatchObject({ late: 0, needed: 0, pace: 10 })
})

test('the pace is the mean of the last working days', () => {
  expect(foresee(outlook({ paceDays: pace(3, 4, 8) })).pace).toBe(5)
})

test('what the pace does not reach is late, on the day it is due', () => {
  const { days, late, needed } = foresee(
    outlook({ paceDays: pace(10), open: [due(0, 12), due(1, 5), due(2, 20)] }),
  )
  // Capacity at the end of each day: 10, 20, 30; due by then: 12, 17, 37.
  expect(days.map((day) => day.late)).toEqual([2, 0, 7])
  expect(late).toBe(9)
  expect(needed).toBe(13)
})

test('overdue claims are decided first, and are not counted again', () => {
  const { days, needed } = foresee(outlook({ paceDays: pace(10), open: [due(-3, 8), due(0, 5)] }))
  expect(days).toEqual([{ date: today, isWorking: true, due: 5, late: 3 }])
  expect(needed).toBe(13)
})

test('a weekend brings nobody to work', () => {
  const { days } = foresee(outlook({ paceDays: pace(2), open: [due(7, 12)] }))
  expect(days.filter(({ isWorking }) => !isWorking).map(({ date }) => date)).toEqual([
    '2026-03-07',
    '2026-03-08',
  ])
  // Six working days of two: Monday to Friday, and the Monday after.
  expect(days.at(-1)).toMatchObject({ due: 12, late: 0 })
})

test('what was decided today is done already', () => {
  const open = [due(0, 6)]
  expect(foresee(outlook({ paceDays: pace(10), open, decidedToday: 4 })).late).toBe(0)
  expect(foresee(outlook({ paceDays: pace(10), open, decidedToday: 8 })).late).toBe(4)
  expect(foresee(outlook({ paceDays: pace(10), open, decidedToday: 50 })).late).toBe(6)
})

test('what is due before anybody works again is beyond every pace', () => {
  const { unavoidable, needed } = foresee(
    outlook({ today: '2026-02-28', open: [due(-2, 3), due(0, 4)], paceDays: pace(100) }),
  )
  expect({ unavoidable, needed }).toEqual({ unavoidable: 3, needed: 4 })
})

test('where nobody in particular decides, everything that is due is late', () => {
  expect(foresee(outlook({ open: [due(1, 4)] }))).toMatchObject({ pace: null, late: 4, needed: 2 })
})

describe('whatever is open', () => {
  const anyOpen = fc.uniqueArray(
    fc.record({ in: fc.integer({ min: -10, max: 25 }), count: fc.integer({ min: 1, max: 60 }) }),
    { selector: (one) => one.in, maxLength: 20 },
  )

  test('deciding as many a day as are needed lets nothing avoidable become overdue', () => {
    fc.assert(
      fc.property(anyOpen, (open) => {
        const dues = open.map((one) => due(one.in, one.count))
        const { needed } = foresee(outlook({ open: dues }))
        expect(foresee(outlook({ open: dues, paceDays: pace(needed) })).late).toBe(0)
        if (needed === 0) return
        const slower = foresee(outlook({ open: dues, paceDays: pace(needed - 1) }))
        const isBehind = slower.days.some(({ due: count, late }) => count > 0 && late > 0)
        expect(isBehind).toBe(true)
      }),
      { numRuns: 2000, seed: 6 },
    )
  })

  test('as many claims are due as are open and not overdue', () => {
    fc.assert(
      fc.property(anyOpen, (open) => {
        const { days } = foresee(outlook({ open: open.map((one) => due(one.in, one.count)) }))
        const ahead = open.filter((one) => one.in >= 0)
        expect(days.reduce((sum, day) => sum + day.due, 0)).toBe(
          ahead.reduce((sum, one) => sum + one.count, 0),
        )
      }),
      { numRuns: 1000, seed: 6 },
    )
  })
})
