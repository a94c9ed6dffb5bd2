import { expect, test } from 'vitest'
import { standingAt } from './clock-standing.ts'
import { addDays, deliveryDeadline, startOfDay } from './rules.ts'

test('standing changes at the first instant of each date in the zone', () => {
  const zone = 'Asia/Jakarta'
  const { dueSoonAt, dueDayAt, dueAt, ...deadline } = deliveryDeadline(
    new Date('2026-02-02T09:00:00+07:00'),
    zone,
  )
  const due = { due_soon_at: dueSoonAt, due_day_at: dueDayAt, due_at: dueAt }
  const at = (date: string, milliseconds: number) =>
    standingAt(new Date(startOfDay(date, zone).getTime() + milliseconds), due)
  expect(at(deadline.dueSoonOn, -1)).toBe('on_track')
  expect(at(deadline.dueSoonOn, 0)).toBe('due_soon')
  expect(at(deadline.dueOn, -1)).toBe('due_soon')
  expect(at(deadline.dueOn, 0)).toBe('due_today')
  expect(at(addDays(deadline.dueOn, 1), -1)).toBe('due_today')
  expect(at(addDays(deadline.dueOn, 1), 0)).toBe('overdue')
})
