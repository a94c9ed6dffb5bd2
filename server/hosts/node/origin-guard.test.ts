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

test('our address is the one of the settings, with its port', () => {
  const local = originGuard('http://localhost:3000')
  const from = (origin: string) =>
    local(new Request('http://localhost:3000/api', { method: 'POST', headers: { origin } }))
  expect(from('http://localhost:3000')).toBe(true)
  expect(from('http://localhost:3001')).toBe(false)
  expect(from('http://127.0.0.1:3000')).toBe(false)
})
