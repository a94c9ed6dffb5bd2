import { expect, test } from 'vitest'
import { wantedPath } from './enter.ts'

test.each([
  ['/queue', '/queue'],
  ['/claims/R-100042?view=all&p=invoice#h', '/claims/R-100042?view=all&p=invoice#h'],
  ['/', '/'],
  ['/queue?q=https://elsewhere.example', '/queue?q=https://elsewhere.example'],
])('%j is gone to', (to, expected) => {
  expect(wantedPath(to)).toBe(expected)
})

test.each([
  null,
  '',
  'queue',
  'https://elsewhere.example/queue',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '/\n/elsewhere.example',
  '\t//elsewhere.example',
  'javascript:alert(1)',
  '//',
  '/\\/\\',
])('%j leads to the start', (to) => {
  expect(wantedPath(to)).toBe('/')
})
