import { expect, test } from 'vitest'
import { paths, withSearch } from './paths.ts'

test.each([
  [paths.home, '/'],
  [paths.queue, '/queue'],
  [paths.claim('R-100042'), '/claims/R-100042'],
  [paths.prizes, '/prizes'],
  [paths.dispatch, '/dispatch'],
  [paths.mails, '/mails'],
  [paths.mail('0195d000'), '/mails/0195d000'],
  [paths.promotions, '/promotions'],
  [paths.promotion('id-smart-moves'), '/promotions/id-smart-moves'],
  [paths.newPromotion, '/promotions/new'],
  [paths.staff, '/staff'],
  [paths.signIn, '/sign-in'],
  [
    paths.signInFor('/claims/R-1?view=all&q=a b'),
    '/sign-in?to=%2Fclaims%2FR-1%3Fview%3Dall%26q%3Da%20b',
  ],
  [paths.welcome, '/welcome'],
  [paths.member, '/member'],
])('%s', (path, expected) => {
  expect(path).toBe(expected)
})

test('an address without parameters has no question mark', () => {
  expect(withSearch('/queue', new URLSearchParams())).toBe('/queue')
  expect(withSearch('/queue', new URLSearchParams({ q: 'a b' }))).toBe('/queue?q=a+b')
})
