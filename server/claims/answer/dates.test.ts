import fc from 'fast-check'
import { expect, test } from 'vitest'
import { workCalendar } from '../../clocks/calendar.ts'
import { publishedCalendars } from '../../clocks/published-calendars.ts'
import { addDays, isWorkingDay } from '../../clocks/rules.ts'
import { answerDates } from './dates.ts'

const clockOf = (...names: string[]) => ({
  calendars: names.map((name) =>
    workCalendar(publishedCalendars.find(({ calendar }) => calendar === name) ?? expect.fail(name)),
  ),
  countsCutiBersamaAsOff: true,
})
const indonesia = clockOf('ID')

test.each([
  // Nyepi, Idul Fitri and the leave around it: 18 to 24 March are off.
  ['2026-03-12', 5, '2026-12-31', '2026-03-26', '2026-03-17'],
  ['2026-03-10', 4, '2026-12-31', '2026-03-16', '2026-03-12'],
  ['2026-03-10', 3, '2026-12-31', '2026-03-13', null],
  ['2026-03-10', 1, '2026-12-31', '2026-03-11', null],
  // The promotion ends first, on whatever day that is.
  ['2026-03-10', 10, '2026-03-15', '2026-03-15', '2026-03-12'],
  ['2026-03-10', 10, '2026-03-11', '2026-03-11', null],
  // Its end has passed: a member could not answer at all.
  ['2026-03-10', 4, '2026-03-10', '2026-03-16', '2026-03-12'],
  ['2026-03-10', 4, '2026-03-01', '2026-03-16', '2026-03-12'],
])('asked on %s, %i working days, redeem until %s: %s', (on, within, until, answerBy, remindOn) => {
  const dates = answerDates(on, { answerWithinDays: within, redeemUntil: until }, indonesia)
  expect(dates).toEqual({ answerBy, remindOn })
})

test('a promotion without a number of days has no last date', () => {
  const terms = { answerWithinDays: null, redeemUntil: '2026-03-31' }
  expect(answerDates('2026-03-10', terms, indonesia)).toBeNull()
})

const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2025-01-01', days))
const clock = fc.constantFrom(indonesia, clockOf('FR'), clockOf('FR', 'DE'), clockOf('TW'))

test('a last date is a working day as far away as promised, or the promotion’s end', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 60 }), day, clock, (on, within, until, terms) => {
      const dates = answerDates(on, { answerWithinDays: within, redeemUntil: until }, terms)
      const { answerBy, remindOn } = dates ?? expect.fail('no dates')
      const days: string[] = []
      for (let one = addDays(on, 1); one <= answerBy; one = addDays(one, 1)) {
        if (isWorkingDay(one, terms)) days.push(one)
      }
      expect(answerBy > on).toBe(true)
      if (answerBy === until) expect(days.length).toBeLessThanOrEqual(within)
      else expect(days).toHaveLength(within)
      if (until > on) expect(answerBy <= until).toBe(true)
      if (answerBy !== until) expect(isWorkingDay(answerBy, terms)).toBe(true)
      if (remindOn === null) return
      expect(isWorkingDay(remindOn, terms)).toBe(true)
      expect(days.indexOf(remindOn)).toBeGreaterThan(0)
      expect(remindOn < answerBy).toBe(true)
    }),
  )
})
