import * as z from 'zod/mini'
import { describe, expect, test } from 'vitest'
import { claimNumber } from './claim-number.ts'
import { registration, recipient, serialNumber } from './facts.ts'
import { promotionId } from './promotions.ts'
import {
  commaList,
  foreignId,
  instant,
  localDate,
  optionalText,
  region,
  text,
  webPage,
  wholeNumber,
  zone,
} from './schema.ts'
import { trackingNumber } from './shipments.ts'

const takes = (schema: z.ZodMiniType, value: unknown) => z.safeParse(schema, value).success

describe('what is taken and what is not', () => {
  test.each<[string, z.ZodMiniType, unknown[], unknown[]]>([
    [
      'a claim number',
      claimNumber,
      ['R-100001', 'R-123456789012'],
      ['R-1', 'r-100001', '100001', 'R-100001 '],
    ],
    ['a region', region, ['ID', 'FR'], ['id', 'IDN', 'I', '']],
    [
      'a promotion id',
      promotionId,
      ['id-smart-moves-2026', 'a'],
      ['A', '-a', 'a-', 'a--b', 'a_b', 'x'.repeat(65)],
    ],
    [
      'an id of another system',
      foreignId,
      ['mc-1001', 'a.b:c_d'],
      ['', 'a b', 'a/b', 'x'.repeat(65)],
    ],
    [
      'a date',
      localDate,
      ['2026-02-28', '2024-02-29'],
      [
        '2026-02-29',
        '2026-2-1',
        '2026-02-01T00:00',
        '',
        '10000-01-01',
        '-0001-01-01',
        '0000-01-01',
      ],
    ],
    ['the first date and the last', localDate, ['0001-01-01', '9999-12-31'], ['0000-12-31']],
    [
      'a moment',
      instant,
      ['0001-01-01T00:00:00Z', '2026-03-10T02:00:00.123+05:45', '9999-12-31T23:59:59Z'],
      [
        '0000-12-31T23:59:59Z',
        '0001-01-01T00:00:00+14:00',
        '9999-12-31T23:59:59-12:00',
        '2026-03-10',
        '2026-03-10T02:00:00',
        '2026-03-10T24:00:00Z',
      ],
    ],
    [
      'a time zone',
      zone,
      [
        'Asia/Jakarta',
        'Europe/Paris',
        'America/Argentina/Buenos_Aires',
        'America/Port-au-Prince',
        'Africa/Dar_es_Salaam',
        'Asia/Kathmandu',
        'UTC',
      ],
      [
        'Jakarta',
        '',
        'Mars/Base',
        '+05:30',
        '-0800',
        '+07',
        'UTC+8',
        'GMT',
        'GMT+5',
        'CET',
        'EST',
        'EST5EDT',
        'WIB',
        'Etc/GMT-8',
        'Etc/GMT+5',
        'Etc/UTC',
        'US/Pacific',
        'PRC',
        'asia/jakarta',
        'Asia/jakarta',
        'Asia / Jakarta',
        ' Asia/Jakarta',
        'Asia/Jakarta\n',
        'Asia/',
        'posix/Asia/Jakarta',
        'Factory',
        'Europe/Atlantis',
        'localtime',
      ],
    ],
    [
      'a web page',
      webPage,
      ['https://msi.com/a'],
      ['http://msi.com', 'javascript:alert(1)', 'msi.com', 'data:text/html,x'],
    ],
    [
      'a serial number',
      serialNumber,
      ['BA3T01946000V', '601-V808/1.0', ' BA3T01946000V '],
      ['BA3', '', 'BA3T 1946', '<b>1234</b>'],
    ],
    ['a CHK code', registration.shape.chk, ['123', '12345', 'A1B2'], ['12', '123456', '1 3']],
    [
      'a phone number',
      recipient.shape.contactNumber,
      ['+62 812-3456-7890', '09121456789', '(0)1.23.45'],
      ['call me', '1234', '+', ''],
    ],
    [
      'a tracking number',
      trackingNumber,
      ['JX1234567890', 'RR473124829-GB'],
      ['abc', '-abcd', 'a b c d', 'javascript:x'],
    ],
  ])('%s', (_, schema, good, bad) => {
    for (const value of good) expect(takes(schema, value), JSON.stringify(value)).toBe(true)
    for (const value of bad) expect(takes(schema, value), JSON.stringify(value)).toBe(false)
  })
})

test('text is trimmed, and nothing but spaces is nothing', () => {
  expect(z.parse(text(5), '  abc  ')).toBe('abc')
  expect(takes(text(5), '   ')).toBe(false)
  expect(takes(text(5), 'abcdef')).toBe(false)
})

test.each([undefined, null, '', '   '])('text that may be left out: %j is none', (value) => {
  expect(z.parse(optionalText(5), value)).toBeNull()
})

test('0 and O, 1 and l are kept apart in a serial number', () => {
  expect(z.parse(serialNumber, 'B0O1lI')).toBe('B0O1lI')
})

test('a list in one parameter is divided by commas, and holds fifty at most', () => {
  const list = commaList(region)
  expect(z.parse(list, 'ID,FR,')).toEqual(['ID', 'FR'])
  expect(z.parse(list, '')).toEqual([])
  expect(takes(list, 'ID,fr')).toBe(false)
  expect(takes(list, Array(51).fill('ID').join())).toBe(false)
})

test.each(['0', '201', '1.5', '-1', 'ten', '', '1e2'])('%j is no page size', (value) => {
  expect(takes(wholeNumber(1, 200), value)).toBe(false)
})
