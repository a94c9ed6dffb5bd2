import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { originGuard } from './origin-guard.ts'

const isOurs = originGuard('https://desk.example.com/redeem/')

const asks = (headers: Record<string, string>, type = 'application/json') =>
  isOurs(
    new Request('https://desk.example.com/api/claims/next', {
      method: 'POST',
      headers: { ...headers, 'content-type': type },
      body: '{}',
    }),
  )

describe('a browser that says where a request comes from is believed', () => {
  test.each([
    ['same-origin', true],
    ['same-site', false],
    ['cross-site', false],
    ['none', false],
    ['', false],
    ['SAME-ORIGIN', false],
  ])('%j: %s', (site, expected) => {
    expect(asks({ 'sec-fetch-site': site })).toBe(expected)
    const ours = { origin: 'https://desk.example.com' }
    expect(asks({ 'sec-fetch-site': site, ...ours })).toBe(expected)
  })
})

describe('a browser too old for it must come from our address', () => {
  test.each([
    ['https://desk.example.com', true],
    ['http://desk.example.com', false],
    ['https://desk.example.com:8443', false],
    ['https://desk.example.com.evil.example', false],
    ['https://evil.example', false],
    ['https://desk.example.com/redeem', false],
    ['null', false],
    ['', false],
  ])('%j: %s', (origin, expected) => {
    expect(asks({ origin })).toBe(expected)
  })

  test('and is not believed for where it was before', () => {
    expect(asks({ referer: 'https://desk.example.com/queue' })).toBe(false)
  })
})

test.each([
  'application/json',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'a/b; text/plain',
])('a body of %s opens nothing by itself', (type) => {
  expect(asks({}, type)).toBe(false)
  expect(asks({ 'sec-fetch-site': 'cross-site' }, type)).toBe(false)
  expect(asks({ 'sec-fetch-site': 'same-origin' }, type)).toBe(true)
})

describe('the host that was asked for is ours too', () => {
  const own = 'https://desk.example.com'
  const sites = [null, 'same-origin', 'same-site', 'cross-site', 'none'] as const
  const origins = [null, own, 'null', 'https://evil.example', 'http://desk.example.com'] as const
  const ours = ['desk.example.com', 'DESK.example.com', 'desk.example.com:443'] as const
  const others = [
    'evil.example',
    'desk.example.com:8443',
    'desk.example.com.evil.example',
    'evil.example@desk.example.com',
    'desk.example.com/..',
    'desk.example.com@evil.example',
    '127.0.0.1',
    'localhost:3000',
    '[::1]',
    '',
    ' ',
  ] as const

  test('in every combination of what a browser and a proxy can say', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sites),
        fc.constantFrom(...origins),
        fc.constantFrom(...ours, ...others),
        fc.option(fc.constantFrom(...ours, ...others)),
        fc.boolean(),
        (site, origin, host, forwarded, trustsProxy) => {
          const headers = new Headers({
            host,
            ...(forwarded ? { 'x-forwarded-host': forwarded } : {}),
          })
          if (site !== null) headers.set('sec-fetch-site', site)
          if (origin !== null) headers.set('origin', origin)
          const request = new Request('http://10.0.0.1:3000/api', { method: 'POST', headers })
          const named = trustsProxy && forwarded ? forwarded : host
          const expected =
            (site === 'same-origin' || site === null) &&
            (origin === own || (origin === null && site !== null)) &&
            ours.some((one) => one === named)
          expect(originGuard(own, trustsProxy)(request)).toBe(expected)
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('by all names of this machine, if it is at home at one of them', () => {
    const names = ['localhost', '127.0.0.1', '[::1]']
    for (const home of names) {
      const isHome = originGuard(`http://${home}:3000`)
      const from = (host: string, origin: string) =>
        isHome(
          new Request('http://localhost:3000/api', {
            method: 'POST',
            headers: { host, origin, 'sec-fetch-site': 'same-origin' },
          }),
        )
      for (const name of names) {
        expect(from(`${name}:3000`, `http://${name}:3000`)).toBe(true)
        expect(from(`${name}:3001`, `http://${name}:3001`)).toBe(false)
        expect(from(`${name}:3000`, 'http://evil.example:3000')).toBe(false)
        expect(from('evil.example:3000', `http://${name}:3000`)).toBe(false)
        // A page whose name was made to lead here: everything about it agrees.
        expect(from('rebound.example:3000', 'http://rebound.example:3000')).toBe(false)
      }
      expect(from('localhost:3000', 'http://127.0.0.1:3000')).toBe(false)
    }
  })
})
