import { expect, test } from 'vitest'
import { lastDayOf, releasableFrom, stateWhenReleased } from './rules.ts'

test.each([
  ['2026-03-31', '2026-04-15', '2026-04-15'],
  ['2026-03-31', '2026-03-15', '2026-03-31'],
  ['2026-03-31', '2026-03-31', '2026-03-31'],
])(
  'bought until %s and redeemed until %s, a promotion ends on %s',
  (purchaseTo, redeemUntil, end) => {
    expect(lastDayOf({ purchaseTo, redeemUntil })).toBe(end)
  },
)

test('a held prize can be released from the day after the promotion’s last', () => {
  expect(releasableFrom('2026-03-31')).toBe('2026-04-01')
  expect(releasableFrom('2026-12-31')).toBe('2027-01-01')
  expect(releasableFrom('9999-12-31')).toBe('9999-12-31')
})

test.each([
  ['physical', true, 'dispatch'],
  ['physical', false, 'dispatch'],
  ['digital_code', true, 'issued'],
  ['digital_code', false, 'awaiting_code'],
] as const)('a %s prize with a code available: %s becomes %s', (kind, isAvailable, state) => {
  expect(stateWhenReleased(kind, isAvailable)).toBe(state)
})
