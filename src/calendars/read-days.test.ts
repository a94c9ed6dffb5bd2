import { describe, expect, test } from 'vitest'
import { readCsv } from './read-csv.ts'
import { dateIn, kindOf, mergeDays } from './read-days.ts'
import { readIcs } from './read-ics.ts'

const ics = (...events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    ...events.map((event) => `BEGIN:VEVENT\nUID:x\n${event}\nEND:VEVENT`),
    'END:VCALENDAR',
  ]
    .join('\n')
    .replaceAll('\n', '\r\n')

describe('an iCalendar file', () => {
  test('gives each all-day entry as a day, its end not included', () => {
    const { days, faults } = readIcs(
      ics(
        'DTSTART;VALUE=DATE:20260817\nDTEND;VALUE=DATE:20260818\nSUMMARY:Hari Kemerdekaan RI',
        'DTSTART;VALUE=DATE:20260320\nDTEND;VALUE=DATE:20260323\nSUMMARY:Cuti Bersama Idul Fitri',
      ),
    )
    expect(faults).toEqual([])
    expect(days).toEqual([
      { date: '2026-03-20', name: 'Cuti Bersama Idul Fitri', kind: 'cuti_bersama' },
      { date: '2026-03-21', name: 'Cuti Bersama Idul Fitri', kind: 'cuti_bersama' },
      { date: '2026-03-22', name: 'Cuti Bersama Idul Fitri', kind: 'cuti_bersama' },
      { date: '2026-08-17', name: 'Hari Kemerdekaan RI', kind: 'national' },
    ])
  })

  test('is read without an end, folded, with escaped commas and another alphabet', () => {
    const { days } = readIcs(ics('DTSTART;VALUE=DATE:20260219\nSUMMARY:農曆春節\\, 初三 補\n 假'))
    expect(days).toEqual([{ date: '2026-02-19', name: '農曆春節, 初三 補假', kind: 'substitute' }])
  })

  test('keeps the date an entry with a time was written for', () => {
    const { days } = readIcs(
      ics('DTSTART:20260501T000000Z\nDTEND:20260501T235900Z\nSUMMARY:May Day'),
    )
    expect(days).toMatchObject([{ date: '2026-05-01' }])
  })

  test('follows what repeats every year for a dozen years', () => {
    const { days } = readIcs(
      ics('DTSTART;VALUE=DATE:20250714\nRRULE:FREQ=YEARLY\nSUMMARY:Fête nationale'),
    )
    expect(days).toHaveLength(12)
    expect(days.at(-1)?.date).toBe('2036-07-14')
  })

  test('leaves out what was cancelled, and says which entry says nothing', () => {
    const { days, faults } = readIcs(
      ics(
        'DTSTART;VALUE=DATE:20260501\nSTATUS:CANCELLED\nSUMMARY:Not this one',
        'DTSTART;VALUE=DATE:20260502',
        'DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20261231\nSUMMARY:A whole year',
      ),
    )
    expect(days).toEqual([])
    expect(faults.map(({ line }) => line)).toEqual([2, 3])
  })

  test('that is none is refused', () => {
    expect(() => readIcs('date,name\n2026-01-01,New Year')).toThrow()
  })
})

describe('a table', () => {
  test.each([
    ['with a head', 'date,name,kind\n2026-01-01,New Year,national'],
    ['with the columns in another order', 'Name;Kind;Date\nNew Year;national;2026-01-01'],
    ['without a head', '2026-01-01,New Year'],
    ['with quotes and a byte order mark', '\uFEFFdate,name\r\n20260101,"New Year"\r\n\r\n'],
  ])('%s is read', (_what, text) => {
    expect(readCsv(text)).toEqual({
      days: [{ date: '2026-01-01', name: 'New Year', kind: 'national' }],
      faults: [],
    })
  })

  test('tells each line it cannot use, by its number', () => {
    const { days, faults } = readCsv(
      'date,name,kind\n2026-02-30,No such day,\n2026-05-01,,\n01/05/2026,Which month,\n2026-05-01,May Day,feast\n2026-05-01,May Day,',
    )
    expect(days).toEqual([{ date: '2026-05-01', name: 'May Day', kind: 'national' }])
    expect(faults.map(({ line }) => line)).toEqual([2, 3, 4, 5])
  })
})

test('two holidays on one day are one day off with both names', () => {
  const day = { date: '2026-05-14', name: 'Ascension', kind: 'national' as const }
  expect(mergeDays([day, { ...day, name: 'Another' }, day])).toEqual([
    { ...day, name: 'Ascension · Another' },
  ])
  expect(mergeDays([{ ...day, kind: 'makeup_workday' }, day])[0]?.kind).toBe('national')
})

test.each([
  ['Cuti Bersama Idul Fitri', 'cuti_bersama'],
  ['補行上班', 'makeup_workday'],
  ['Christmas Day (substitute day)', 'substitute'],
  ['Boxing Day', 'national'],
])('%s is a day of kind %s', (name, kind) => {
  expect(kindOf(name)).toBe(kind)
})

test.each([
  ['2026-05-01', '2026-05-01'],
  [' 20260501 ', '2026-05-01'],
  ['2026/05/01', '2026-05-01'],
  ['2026-02-29', null],
  ['01.05.2026', null],
  ['', null],
])('“%s” is the date %s', (text, date) => {
  expect(dateIn(text)).toBe(date)
})
