import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageReading } from '../../tests/support/readings.ts'
import { matchSerial } from './serial-match.ts'

const serial = 'BA3T01946000V'

test.each([
  ['as it is', ['S/N: BA3T01946000V'], [], 'match'],
  ['without spaces between', ['SN BA3T 0194 6000V'], [], 'match'],
  ['in a code only', ['MSI'], ['BA3T01946000V'], 'match'],
  ['in a code that says more', [], ['IBA3T01946000V'], 'match'],
  ['broken over two lines', ['BA3T0194', '6000V'], [], 'match'],
  ['with O for 0', ['S/N: BA3TO1946000V'], [], 'confusable'],
  ['with four slips', ['S/N: BA3TO1946OOOV'], [], 'confusable'],
  ['with a wrong digit', ['S/N: BA3T01746000V'], [], 'near'],
  ['with a 0 left out', ['S/N: BA3T0194600V'], [], 'near'],
  ['with a 0 too many', ['S/N: BA3T019460000V'], [], 'near'],
  ['with two swapped', ['S/N: BA3T10946000V'], [], 'near'],
  ['of another product', ['S/N: 601V41MB2208000077'], [], 'absent'],
  ['nowhere', ['Made in China'], [], 'absent'],
  ['where nothing can be read', [], [], 'unreadable'],
] as const)('%s: %j %j is %s', (_, lines, codes, outcome) => {
  const { overall } = matchSerial(serial, [pageReading([...lines], [...codes])])
  expect(overall.outcome).toBe(outcome)
})

test('the characters that differ are named by their place', () => {
  const { overall } = matchSerial(serial, [pageReading(['S/N: BA3TO1946000V'])])
  expect(overall.found).toBe('BA3TO1946000V')
  expect(overall.differences).toEqual([{ at: 4, wanted: '0', found: 'O' }])
})

test('a code that reads otherwise goes before text that was misread the same way', () => {
  const { overall } = matchSerial('BA3TO1946000V', [
    pageReading(['S/N: BA3TO1946000V'], ['BA3T01946000V']),
  ])
  expect(overall.outcome).toBe('confusable')
})

test('a short number does not match within a longer one', () => {
  const { overall } = matchSerial('165627', [pageReading(['Order 9916562712'])])
  expect(overall.outcome).toBe('absent')
  expect(matchSerial('165627', [pageReading(['No. 165627'])]).overall.outcome).toBe('match')
})

const serials = fc.stringMatching(/^[A-Z0-9]{10,16}$/)

test('a number always matches where it stands, whatever stands around it', () => {
  fc.assert(
    fc.property(serials, (number) => {
      const { overall } = matchSerial(number, [pageReading([`S/N: ${number} CHK 123`])])
      expect(overall.outcome).toBe('match')
    }),
  )
})

test('a number with one character changed never matches', () => {
  fc.assert(
    fc.property(serials, fc.nat(), fc.stringMatching(/^[A-Z0-9]$/), (number, n, other) => {
      const at = n % number.length
      fc.pre(number[at] !== other)
      const wrong = number.slice(0, at) + other + number.slice(at + 1)
      fc.pre(!`SN${number}CHK`.includes(wrong))
      const { overall } = matchSerial(wrong, [pageReading([`S/N: ${number} CHK`])])
      expect(['confusable', 'near']).toContain(overall.outcome)
    }),
  )
})
