import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asked, read } from '../../../tests/support/day-files.ts'

const found = (name: string) =>
  new Uint8Array(
    readFileSync(new URL(`../../../tests/fixtures/found/calcsv/${name}.csv`, import.meta.url)),
  )

const brief = async (file: string | Uint8Array<ArrayBuffer>, answers = asked) =>
  (await read(file, answers)).days.map(({ date, name, kind }) => `${date} ${name} ${kind}`)

const newYear = '2026-01-01 Tahun Baru national'
const idulFitri = '2026-03-20 Idul Fitri national'

describe('tables people had', () => {
  test.each<[string, string[]]>([
    ['semicolon-keterangan', [newYear, idulFitri]],
    ['tab', [newYear]],
    ['cr-only', [newYear, idulFitri]],
    ['sep-line', [newYear]],
    ['utf16', [newYear]],
    ['win1252', ['2026-11-01 Fête national']],
    ['single-digits', ['2026-01-01 Single digits national', idulFitri]],
    ['dmy', [newYear, idulFitri]],
    ['google-csv', ['2026-01-01 New Year national', idulFitri]],
    [
      'quotes',
      ['2026-01-01 Tahun "Baru" Masehi national', '2026-03-20 Idul Fitri, hari pertama national'],
    ],
    ['types', ['2026-02-14 春節補班 makeup_workday', '2026-02-16 除夕 national']],
    ['tw-gov', ['2026-01-01 開國紀念日 national']],
  ])('%s', async (name, days) => {
    expect(await brief(found(name))).toEqual(days)
  })

  test('a quote that never closes refuses the file by its line', async () => {
    await expect(read(found('open-quote'))).rejects.toThrow('line 2: a quote')
  })

  test('days on which nothing is out of the ordinary are counted, not lost', async () => {
    expect(await read(found('tw-gov'))).toMatchObject({ ordinaryDays: 3, leftOutInAll: 0 })
  })
})

describe('tables like them', () => {
  test.each<[string, string, string[]]>([
    [
      'German headings and dates',
      'Datum;Feiertag\n01.05.2026;Tag der Arbeit',
      ['2026-05-01 Tag der Arbeit national'],
    ],
    [
      'French headings',
      'Date;Nom jour férié;Zone\n2026-07-14;14 juillet;Métropole',
      ['2026-07-14 14 juillet national'],
    ],
    [
      'Indonesian months',
      'No;Tanggal;Hari;Keterangan\n1;17 Agustus 2026;Senin;Hari Kemerdekaan',
      ['2026-08-17 Hari Kemerdekaan national'],
    ],
    [
      'a title above and a note below',
      'Hari Libur 2026\n\ntanggal,nama,jenis\n2026-03-18,Cuti Bersama Nyepi,cuti bersama\nThis list may still be changed by decree,,',
      ['2026-03-18 Cuti Bersama Nyepi cuti_bersama'],
    ],
    [
      'the years of the republic',
      '日期,名稱\n115年10月10日,國慶日',
      ['2026-10-10 國慶日 national'],
    ],
    [
      'a Saturday that is worked',
      '西元日期,星期,是否放假,備註\n20260214,六,0,補行上班\n20260216,一,2,除夕\n20260217,二,2,春節',
      [
        '2026-02-14 補行上班 makeup_workday',
        '2026-02-16 除夕 national',
        '2026-02-17 春節 national',
      ],
    ],
    [
      'first and last day',
      'Subject,Start Date,End Date,All Day Event\nWorks holiday,2026-08-03,2026-08-05,TRUE',
      [
        '2026-08-03 Works holiday national',
        '2026-08-04 Works holiday national',
        '2026-08-05 Works holiday national',
      ],
    ],
    [
      'dates with a time, as Excel writes them',
      'date,name\n2026-05-01 00:00:00,Labour Day',
      ['2026-05-01 Labour Day national'],
    ],
    [
      'American dates that give themselves away',
      'Date,Holiday\n12/25/2026,Christmas Day\n1/1/2026,New Year',
      ['2026-01-01 New Year national', '2026-12-25 Christmas Day national'],
    ],
    [
      'a substitute in its name',
      'date,name\n2026-12-28,Boxing Day (substitute day)',
      ['2026-12-28 Boxing Day (substitute day) substitute'],
    ],
    [
      'a typhoon day',
      'date,name\n2026-09-30,停止上班及上課',
      ['2026-09-30 停止上班及上課 national'],
    ],
    [
      'no headings',
      '2026-01-01,New Year\n2026-05-01,Labour Day',
      ['2026-01-01 New Year national', '2026-05-01 Labour Day national'],
    ],
  ])('%s', async (_what, text, days) => {
    expect(await brief(text)).toEqual(days)
  })

  test('each line that gives no day is told with its reason', async () => {
    const text =
      'date,name,kind\n2026-02-30,No such day,\n2026-05-01,,\n2026-05-04,Odd,feast\n2026-05-01,May Day,\n2026-06-01,One,national,two'
    const { days, leftOut } = await read(text)
    expect(days).toMatchObject([{ date: '2026-05-01', name: 'May Day', line: 5 }])
    expect(leftOut.map(({ line, why }) => `${line} ${why}`)).toEqual([
      '2 no_date',
      '3 no_name',
      '4 unknown_kind',
      '6 misshapen',
    ])
  })

  test('a day and a month that could be either are asked about, and taken as answered', async () => {
    const text = 'date,name\n01/05/2026,Labour Day\n05/06/2026,Another'
    const { days, table } = await read(text)
    expect(days).toEqual([])
    expect(table?.questions).toEqual([{ about: 'dates', why: 'day_or_month', columns: [] }])
    expect(await brief(text, { ...asked, dateOrder: 'day_first' })).toEqual([
      '2026-05-01 Labour Day national',
      '2026-06-05 Another national',
    ])
  })

  test('headings nobody knows are understood by what stands below them', async () => {
    expect(await brief('quand,quoi\n2026-07-14,Fête nationale')).toEqual([
      '2026-07-14 Fête nationale national',
    ])
  })

  test('two columns that could be the date are asked about, and taken as answered', async () => {
    const text = 'date,tanggal,nom\n2026-07-14,2026-07-20,Fête nationale'
    const { days, table } = await read(text)
    expect(days).toEqual([])
    expect(table?.questions).toEqual([{ about: 'columns', why: 'twice', columns: [0, 1] }])
    const columns = ['date' as const, null, 'name' as const]
    const answers = { ...asked, headingLine: 1, columns }
    expect(await brief(text, answers)).toEqual(['2026-07-14 Fête nationale national'])
  })
})

test('no line is lost: each is a day, told, ordinary, or blank', async () => {
  const cell = fc.oneof(
    fc.constantFrom('2026-05-01', '31/12/2026', '', 'Hari Buruh', 'Total', 'date', '補班', '2'),
    fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/["'=\r\n]/g, '')),
  )
  const rows = fc.array(fc.tuple(cell, cell), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom(',', ';', '\t'), async (cells, delimiter) => {
      const clean = cells.map((row) => row.map((one) => one.replaceAll(/[,;\t|]/g, ' ')))
      const lines = [['date', 'name'], ...clean].map((row) => row.join(delimiter))
      const result = await read(lines.join('\n'), { ...asked, dateOrder: 'day_first' }).catch(
        () => null,
      )
      if (result === null || (result.table?.questions.length ?? 0) > 0) return
      const named = new Set(result.days.flatMap(({ name }) => name.split(' · ')))
      const told = new Set(
        [...result.leftOut, ...(result.table?.leftOut ?? [])].map(({ line }) => line),
      )
      for (const [at, [, name = '']] of clean.entries()) {
        if (clean[at]?.every((one) => one.trim() === '')) continue
        const shown = name.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
        expect(told.has(at + 2) || [...named].some((one) => one.includes(shown.slice(0, 5)))).toBe(
          true,
        )
      }
    }),
  )
})
