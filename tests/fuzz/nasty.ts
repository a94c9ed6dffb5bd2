/** Texts that break what was not meant for them. All of them can be typed, pasted or sent. */
export const nastyTexts = [
  '',
  ' ',
  '0',
  'null',
  '  blanks around  ',
  "O'Brien; drop table claims;--",
  '%_\\',
  '{"a":[1]}',
  '<b onclick="x">&amp;</b>',
  '=1+1',
  '{{code}} {name} $1 \\1',
  'two\nlines\r\nand\ttabs',
  '\u0000',
  'bell \u0007 escape \u001b[31m',
  '\ud800',
  'half \udfff of one',
  '😀',
  '𝒮𝓊𝓇𝓇ℴℊ𝒶𝓉ℯ𝓈',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  'e\u0301\u0323 Z\u0351\u036b\u0343',
  'Đỗ Thị Ánh 阮氏',
  'مرحبا بالعالم',
  'left \u202e right \u2066 isolate',
  'zero\u200bwidth\ufeff',
  'ﬁ ﬀ １２３ ＝',
  'İıſẞ',
  '\uffff\ufffe',
]

/** Dates at the ends of what there is, where calendars change, and outside of it. */
export const dates = [
  '0001-01-01',
  '0001-01-02',
  '0099-12-31',
  '1582-10-10',
  '1900-02-28',
  '1969-12-31',
  '2024-02-29',
  '2026-03-09',
  '2026-03-11',
  '2038-01-20',
  '9998-12-31',
  '9999-12-30',
  '9999-12-31',
]

export const noDates = [
  '0000-01-01',
  '0000-02-29',
  '10000-01-01',
  '-0001-01-01',
  '2026-02-29',
  '2026-3-1',
  '31/12/2026',
  '2026-03-01T00:00:00Z',
  '२०२६-०३-०१',
]

export const moments = [
  '0001-01-01T00:00:00Z',
  '0001-01-01T00:00:00+14:00',
  '1969-12-31T23:59:59.999Z',
  '2026-03-10T02:00:00.123456789Z',
  '2026-03-10T02:00:00-11:30',
  '9999-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59-12:00',
  '0000-01-01T00:00:00Z',
  '2026-03-10T02:00:00+99:00',
]

export const zones = [
  'Asia/Kathmandu',
  'America/Argentina/Buenos_Aires',
  'Pacific/Kiritimati',
  'Africa/Monrovia',
  'UTC',
  '+05:30',
  '-0800',
  'Etc/GMT-8',
  'CET',
  'EST5EDT',
  'asia/jakarta',
  'Factory',
]

export const numbers = [
  0,
  -0,
  1,
  -1,
  0.5,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_VALUE,
  5e-324,
  1e21,
]

export const otherKinds: unknown[] = [null, true, 7, 'x', [], {}, [[]], { a: { b: null } }]

/** What a texts can look like that is none of the nasty ones: the first that fits is plain. */
export const plainTexts = [
  'A plain text',
  'plain',
  '2026-03-05',
  '2026-03-05T02:00:00Z',
  'ID',
  'IDR',
  '25000.50',
  'Asia/Jakarta',
  '09:00',
  '2026',
  '123',
  'R-100001',
  'siti@example.com',
  '0190a000-0000-7000-8000-000000000009',
  'https://www.msi.com/page',
  'https://www.msi.com/track/{n}',
  '+62 812-3456-7890',
  'BA3T01946000V',
  'OFFICE-1',
  '0'.repeat(64),
  'abcdefghijklmnopqrstuvwx',
  '5',
]
