import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asked, entry, ics, read } from '../../../tests/support/day-files.ts'

const found = (name: string) =>
  new Uint8Array(
    readFileSync(new URL(`../../../tests/fixtures/found/ics/${name}.ics`, import.meta.url)),
  )

const many = (from: string, count: number) =>
  Array.from({ length: count }, (_, at) =>
    Temporal.PlainDate.from(from).add({ days: at }).toString(),
  )

describe('files people had', () => {
  test.each<[string, string[]]>([
    [
      'yearly-since-1997',
      ['2025', '2026', '2027', '2028'].flatMap((year) => [`${year}-01-01`, `${year}-08-17`]),
    ],
    ['daily-20', many('2026-08-03', 19)],
    ['allday-as-utc', ['2026-03-20']],
    ['closure-midnight-times', many('2026-12-24', 9)],
    ['moved-occurrence', ['2025-06-12', '2026-06-15', '2027-06-12']],
    ['exdate-cancelled', ['2026-01-09', '2026-04-09']],
    ['google-observance', ['2026-08-17']],
    ['buban', ['2025-02-08', '2026-02-14', '2026-02-28', '2026-05-23']],
    ['no-value-date', ['2026-04-06', '2026-05-01']],
    ['no-dtend', ['2026-05-01', '2026-05-08', '2026-05-14', '2026-05-15']],
    ['two-calendars', ['2025-02-08', '2026-02-14', '2026-02-28', '2026-05-23', '2026-08-17']],
    ['value-date-with-time', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['windows-1252', ['2026-11-02']],
    ['fold-inside-letter', ['2026-11-09']],
    ['gov-style', ['2026-12-28']],
    ['five-weeks', []],
  ])('%s', async (name, dates) => {
    expect((await read(found(name))).days.map(({ date }) => date)).toEqual(dates)
  })

  test('have the right letters, and never a sign for a lost one', async () => {
    expect((await read(found('windows-1252'))).days[0]?.name).toBe('Fête des défunts')
    expect((await read(found('fold-inside-letter'))).days[0]).toMatchObject({
      name: '補假',
      kind: 'substitute',
    })
  })

  test('say which days are worked, and which are only celebrated', async () => {
    const kinds = (await read(found('buban'))).days.map(({ kind }) => kind)
    expect(kinds).toEqual(Array.from({ length: 4 }, () => 'makeup_workday'))
    expect((await read(found('google-observance'))).offered).toMatchObject([
      { date: '2026-02-14', name: "Valentine's Day", doubt: 'observance' },
      { date: '2026-04-21', name: 'Kartini Day', doubt: 'observance' },
    ])
    expect((await read(found('five-weeks'))).offered).toHaveLength(35)
  })

  test('tell what they leave out', async () => {
    const { leftOut } = await read(found('exdate-cancelled'))
    expect(leftOut).toEqual([{ line: 2, text: 'Inventory day', why: 'cancelled' }])
    expect((await read(found('yearly-since-1997'))).repeatedIn).toEqual({ from: 2025, until: 2028 })
  })
})

describe('files like them', () => {
  test.each<[string, string[], string[]]>([
    [
      'a day from midnight to midnight in UTC',
      ['DTSTART:20260501T000000Z', 'DTEND:20260502T000000Z'],
      ['2026-05-01'],
    ],
    [
      'a day that ends at 23:59',
      ['DTSTART:20260501T000000', 'DTEND:20260501T235900'],
      ['2026-05-01'],
    ],
    [
      'two days that end at 23:59:59',
      ['DTSTART:20260501T000000', 'DTEND:20260502T235959'],
      ['2026-05-01', '2026-05-02'],
    ],
    [
      'dates with dashes',
      ['DTSTART;VALUE=DATE:2026-05-01', 'DTEND;VALUE=DATE:2026-05-02'],
      ['2026-05-01'],
    ],
    ['a length in weeks', ['DTSTART;VALUE=DATE:20260803', 'DURATION:P1W'], many('2026-08-03', 7)],
    [
      'an end before the start',
      ['DTSTART;VALUE=DATE:20260803', 'DTEND;VALUE=DATE:20260801'],
      ['2026-08-03'],
    ],
    [
      'midnight in a zone with a Windows name',
      [
        'DTSTART;TZID=SE Asia Standard Time:20260817T000000',
        'DTEND;TZID=SE Asia Standard Time:20260818T000000',
      ],
      ['2026-08-17'],
    ],
    [
      'a night on which clocks change',
      ['DTSTART;TZID=Europe/Paris:20261025T000000', 'DTEND;TZID=Europe/Paris:20261026T000000'],
      ['2026-10-25'],
    ],
    [
      'a rule that ends in the middle',
      ['DTSTART;VALUE=DATE:20240714', 'RRULE:FREQ=YEARLY;UNTIL=20260714T000000Z'],
      ['2025-07-14', '2026-07-14'],
    ],
    [
      'the 31st of every month',
      ['DTSTART;VALUE=DATE:20260131', 'RRULE:FREQ=MONTHLY;COUNT=4'],
      ['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31'],
    ],
    ['29 February', ['DTSTART;VALUE=DATE:20000229', 'RRULE:FREQ=YEARLY'], ['2028-02-29']],
    [
      'Mondays of a month',
      ['DTSTART;VALUE=DATE:20260803', 'RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=4'],
      ['2026-08-03', '2026-08-10', '2026-08-17', '2026-08-24'],
    ],
    [
      'the first Monday of May',
      ['DTSTART;VALUE=DATE:20200504', 'RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=1MO'],
      ['2025-05-05', '2026-05-04', '2027-05-03', '2028-05-01'],
    ],
    [
      'one more occurrence by its date',
      ['DTSTART;VALUE=DATE:20260102', 'RDATE;VALUE=DATE:20260202,20260302'],
      ['2026-01-02', '2026-02-02', '2026-03-02'],
    ],
    [
      'an exception with a time',
      [
        'DTSTART;TZID=Asia/Jakarta:20260101T000000',
        'DTEND;TZID=Asia/Jakarta:20260102T000000',
        'RRULE:FREQ=MONTHLY;COUNT=3',
        'EXDATE;TZID=Asia/Jakarta:20260201T000000',
      ],
      ['2026-01-01', '2026-03-01'],
    ],
    [
      'an exception in UTC',
      [
        'DTSTART:20251231T170000Z',
        'DTEND:20260101T170000Z',
        'RRULE:FREQ=DAILY;COUNT=3',
        'EXDATE:20260101T170000Z',
      ],
      ['2026-01-01', '2026-01-03'],
    ],
    [
      'several rules',
      [
        'DTSTART;VALUE=DATE:20260105',
        'RRULE:FREQ=YEARLY;COUNT=1',
        'RRULE:FREQ=MONTHLY;BYMONTHDAY=7;UNTIL=20260210',
      ],
      ['2026-01-05', '2026-01-07', '2026-02-07'],
    ],
    [
      'a rule of exceptions',
      [
        'DTSTART;VALUE=DATE:20260105',
        'RRULE:FREQ=DAILY;COUNT=4',
        'EXRULE:FREQ=DAILY;INTERVAL=2;COUNT=2',
      ],
      ['2026-01-06', '2026-01-08'],
    ],
    [
      'hours that Outlook marks as a whole day',
      ['DTSTART:20260501T080000', 'DTEND:20260501T170000', 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE'],
      ['2026-05-01'],
    ],
  ])('%s', async (_what, lines, dates) => {
    const zone = lines.some((line) => line.includes('T170000Z')) ? 'X-WR-TIMEZONE:Asia/Jakarta' : ''
    const file = ics([zone, ...entry(...lines)])
    expect((await read(file)).days.map(({ date }) => date)).toEqual(dates)
  })

  test.each([
    [
      'no time of day is a whole day',
      ['DTSTART:20260501T090000', 'DTEND:20260501T170000'],
      'part_of_day',
    ],
    [
      'a day of one part of the country',
      ['DTSTART;VALUE=DATE:20260501', 'DESCRIPTION:Public holiday in Bali'],
      'regional',
    ],
    [
      'a German calendar of Google',
      [
        'DTSTART;VALUE=DATE:20260501',
        'DESCRIPTION:Gedenktag\\nWenn Sie Gedenktage ausblenden möchten\\, rufen Sie die Google Kalender-Einstellungen auf',
      ],
      'observance',
    ],
    [
      'a Chinese calendar of Google',
      [
        'DTSTART;VALUE=DATE:20260501',
        'DESCRIPTION:慶祝活動\\n如要隱藏慶祝活動，請前往 Google 日曆設定',
      ],
      'observance',
    ],
    ['a category', ['DTSTART;VALUE=DATE:20260501', 'CATEGORIES:Observance'], 'observance'],
  ])('%s: it is offered apart', async (_what, lines, doubt) => {
    const { days, offered } = await read(ics(entry(...lines)))
    expect(days).toEqual([])
    expect(offered).toMatchObject([{ date: '2026-05-01', doubt }])
  })

  test.each<[string, string[], string]>([
    ['no date', ['SUMMARY:x'], 'no_date'],
    ['a date that is none', ['DTSTART;VALUE=DATE:20260230'], 'no_date'],
    ['a year nobody means', ['DTSTART;VALUE=DATE:00260501'], 'no_date'],
    ['no name', ['DTSTART;VALUE=DATE:20260501', 'SUMMARY:'], 'no_name'],
    ['a whole year', ['DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:20270101'], 'too_long'],
    ['a rule of hours', ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=HOURLY'], 'rule'],
    ['a rule that is none', ['DTSTART;VALUE=DATE:20260101', 'RRULE:EVERY=SUMMER'], 'rule'],
    [
      'a rule of another calendar',
      ['DTSTART;VALUE=DATE:20260101', 'RRULE:RSCALE=HEBREW;FREQ=YEARLY'],
      'rule',
    ],
    [
      'a rule that ended long ago',
      ['DTSTART;VALUE=DATE:19970101', 'RRULE:FREQ=YEARLY;COUNT=3'],
      'past',
    ],
    [
      'a name in codes',
      ['DTSTART;VALUE=DATE:20260101', 'SUMMARY;ENCODING=QUOTED-PRINTABLE:F=C3=AAte'],
      'letters',
    ],
    ['a line that is none', ['DTSTART;VALUE=DATE:20260101', 'what is this'], 'broken'],
  ])('%s costs only its own entry', async (_what, lines, why) => {
    const good = entry('DTSTART;VALUE=DATE:20260817')
    const hasName = lines.some((line) => line.startsWith('SUMMARY'))
    const bad = ['BEGIN:VEVENT', ...(hasName ? [] : ['SUMMARY:Bad']), ...lines, 'END:VEVENT']
    const result = await read(ics([...bad, ...good]))
    expect(result.days.map(({ date }) => date)).toEqual(['2026-08-17'])
    expect(result.leftOut).toMatchObject([{ line: 1, why }])
  })

  test('an entry that never ends costs only itself', async () => {
    const result = await read(
      ics(['BEGIN:VEVENT', 'SUMMARY:Open', ...entry('DTSTART;VALUE=DATE:20260817')]),
    )
    expect(result.days).toHaveLength(1)
    expect(result.leftOut).toMatchObject([{ line: 1, why: 'broken' }])
  })

  test.each(['SUMMARY', 'DESCRIPTION', 'CATEGORIES'])(
    'a %s whose letters nobody can tell costs only its own entry',
    async (name) => {
      const text = ics([
        ...entry('DTSTART;VALUE=DATE:20260101', `${name}:F\xff\x81 \xff\x8d`),
        ...entry('DTSTART;VALUE=DATE:20260817', 'COMMENT:F\xff\x81 \xff\x8d'),
      ])
      const result = await read(new Uint8Array(Buffer.from(text, 'latin1')))
      expect(result.days.map(({ date }) => date)).toEqual(['2026-08-17'])
      expect(result.leftOut).toMatchObject([{ line: 1, why: 'letters' }])
    },
  )

  test('a calendar that takes its entries back gives no day', async () => {
    const result = await read(ics(['METHOD:CANCEL', ...entry('DTSTART;VALUE=DATE:20260501')]))
    expect(result).toMatchObject({ days: [], leftOut: [{ line: 1, why: 'cancelled' }] })
    const other = ics(entry('DTSTART;VALUE=DATE:20260817'))
    const both = await read(ics(['METHOD:CANCEL', ...entry('DTSTART;VALUE=DATE:20260501')]) + other)
    expect(both.days.map(({ date }) => date)).toEqual(['2026-08-17'])
  })

  test('the zone of one calendar is not that of the next in its file', async () => {
    const first = ics(['X-WR-TIMEZONE:Asia/Jakarta', ...entry('DTSTART;VALUE=DATE:20260501')])
    const second = ics(entry('DTSTART:20260319T170000Z', 'DTEND:20260320T170000Z'))
    expect(await read(first + second)).toMatchObject({
      days: [{ date: '2026-05-01' }],
      needsZone: true,
    })
  })

  test('what is off anyway is not offered again', async () => {
    const off = entry('DTSTART;VALUE=DATE:20260214', 'SUMMARY:春節')
    const celebrated = entry('DTSTART;VALUE=DATE:20260214', 'CATEGORIES:Observance')
    expect(await read(ics([...celebrated, ...off]))).toMatchObject({
      days: [{ date: '2026-02-14', name: '春節' }],
      offered: [],
    })
  })

  test('of a great many that give no day some are told, and how many there are', async () => {
    const bad = Array.from({ length: 120 }, () => entry('SUMMARY:x')).flat()
    const { leftOut, leftOutInAll } = await read(ics(bad))
    expect([leftOut.length, leftOutInAll]).toEqual([100, 120])
  })

  test('a zone that no file names is asked for, and then decides the date', async () => {
    const file = ics(entry('DTSTART:20260319T170000Z', 'DTEND:20260320T170000Z'))
    expect(await read(file)).toMatchObject({ days: [], needsZone: true })
    const answered = await read(file, { ...asked, zone: 'Asia/Jakarta' })
    expect(answered).toMatchObject({ days: [{ date: '2026-03-20' }], needsZone: false })
  })

  test('an alarm within an entry says nothing of its date', async () => {
    const alarm = ['BEGIN:VALARM', 'TRIGGER:-PT1H', 'DTSTART:20200101', 'END:VALARM']
    const { days } = await read(ics(entry(...alarm, 'DTSTART;VALUE=DATE:20260501')))
    expect(days.map(({ date }) => date)).toEqual(['2026-05-01'])
  })

  test('a date that is off and worked is off, and the other is told', async () => {
    const off = entry('DTSTART;VALUE=DATE:20260214', 'SUMMARY:春節')
    const worked = entry('DTSTART;VALUE=DATE:20260214', 'SUMMARY:補班')
    for (const file of [ics([...off, ...worked]), ics([...worked, ...off])]) {
      const result = await read(file)
      expect(result.days).toMatchObject([{ name: '春節', kind: 'national' }])
      expect(result.leftOut).toMatchObject([{ text: '補班', why: 'worked_and_off' }])
    }
  })

  test('UTF-16, a byte order mark and lines that end in CR alone are read', async () => {
    const text = ics(entry('DTSTART;VALUE=DATE:20260501', 'SUMMARY:Fête du Travail'))
    const wide = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
    const unmarked = new Uint8Array(Buffer.from(text, 'utf16le'))
    for (const file of [wide, unmarked, `\ufeff${text}`, text.replaceAll('\r\n', '\r')]) {
      expect((await read(file)).days).toMatchObject([{ name: 'Fête du Travail' }])
    }
  })
})

test('a file that is too much is refused, not read for ever', async () => {
  const every = entry('DTSTART;VALUE=DATE:19000101', 'RRULE:FREQ=DAILY;COUNT=46000')
  expect((await read(ics(every))).days.at(-1)).toMatchObject({ date: '2025-12-10' })
  const never = entry('DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')
  expect((await read(ics(never))).days).toMatchObject([{ date: '2026-01-01' }])
  const entries = Array.from({ length: 5001 }, () => entry('DTSTART;VALUE=DATE:20260501')).flat()
  await expect(read(ics(entries))).rejects.toThrow('has more than 5000 entries')
  const days = Array.from({ length: 80 }, (_, at) =>
    entry(`DTSTART;VALUE=DATE:${2000 + at}0101`, `DTEND;VALUE=DATE:${2000 + at}0131`),
  ).flat()
  await expect(read(ics(days))).rejects.toThrow('names more than 1500 days')
})

/** Whole days as every program writes them; all of them mean `from` to `from + days - 1`. */
const forms: ((from: Temporal.PlainDate, days: number, zone: string) => string[])[] = [
  (from, days) => [
    `DTSTART;VALUE=DATE:${plain(from)}`,
    `DTEND;VALUE=DATE:${plain(from.add({ days }))}`,
  ],
  (from, days) => [`DTSTART:${plain(from)}`, `DURATION:P${days}D`],
  (from, days) => [`DTSTART:${plain(from)}T000000`, `DTEND:${plain(from.add({ days }))}T000000`],
  (from, days) => [`DTSTART:${plain(from)}T000000Z`, `DTEND:${plain(from.add({ days }))}T000000Z`],
  (from, days, zone) => [
    `DTSTART;TZID=${zone}:${plain(from)}T000000`,
    `DTEND;TZID=${zone}:${plain(from.add({ days: days - 1 }))}T235959`,
  ],
  (from, days, zone) => [
    `DTSTART:${utc(from, zone)}`,
    `DTEND:${utc(from.add({ days }), zone)}`,
    'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
  ],
]
const plain = (date: Temporal.PlainDate) => date.toString().replaceAll('-', '')
const utc = (date: Temporal.PlainDate, zone: string) =>
  date.toZonedDateTime(zone).toInstant().toString().replaceAll(/[-:]/g, '')

test('a whole day is the same day however it is written, wherever it is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 1400 }),
      fc.integer({ min: 1, max: 31 }),
      fc.constantFrom(
        'Asia/Jakarta',
        'Europe/Paris',
        'America/New_York',
        'Asia/Taipei',
        'Pacific/Kiritimati',
        'America/St_Johns',
      ),
      fc.constantFrom(...forms),
      async (offset, length, zone, form) => {
        const from = Temporal.PlainDate.from('2025-01-01').add({ days: offset })
        const { days, offered } = await read(
          ics([`X-WR-TIMEZONE:${zone}`, ...entry(...form(from, length, zone))]),
        )
        expect(offered).toEqual([])
        expect(days.map(({ date }) => date)).toEqual(many(from.toString(), length))
      },
    ),
  )
})
