import type { DayField, DayFileAsked, LeftOutWhy } from '../../../contract/calendar-files.ts'
import { dayIn } from '../../tables/dates.ts'
import type { TableShape } from '../../tables/shape.ts'
import type { Table, TableRow } from '../../tables/table.ts'
import {
  dayName,
  longestDays,
  mostDays,
  plusDays,
  type EntryDay,
  type Findings,
} from './findings.ts'
import { kindNamed, kindOf } from './meaning.ts'

/** Columns of tables of days, in the languages of agencies and of calendar exports. */
export const dayShape: TableShape<DayField> = {
  columns: [
    {
      field: 'date',
      headings: [
        'date',
        'start date',
        'start',
        'day',
        'on',
        'tanggal',
        'tgl',
        'datum',
        'beginn',
        'startdatum',
        'date de début',
        'jour',
        'début',
        '日期',
        '西元日期',
        '國定假日日期',
        'begins',
      ], // prettier
    },
    {
      field: 'until',
      headings: [
        'end date',
        'end',
        'until',
        'to',
        'sampai',
        'tanggal selesai',
        'ende',
        'enddatum',
        'bis',
        'date de fin',
        'fin',
        '結束日期',
      ],
    },
    {
      field: 'name',
      headings: [
        'name',
        'holiday',
        'holiday name',
        'subject',
        'title',
        'summary',
        'event',
        'description',
        'nama',
        'keterangan',
        'hari libur',
        'nama hari libur',
        'uraian',
        'nom',
        'nom jour férié',
        'jour férié',
        'libellé',
        'fête',
        'bezeichnung',
        'feiertag',
        'anlass',
        '名稱',
        '備註',
        '假日名稱',
        '節日',
        '说明',
        '名称',
        '备注',
      ],
    },
    {
      field: 'kind',
      headings: [
        'kind',
        'type',
        'holiday type',
        'jenis',
        'jenis libur',
        'art',
        'genre',
        'nature',
        '類別',
        '类型',
        '假別',
      ],
    },
    { field: 'off', headings: ['是否放假', 'is holiday', 'isholiday', 'day off', 'off', 'libur'] },
  ],
  unused: [
    'weekday',
    'day of week',
    'hari',
    'wochentag',
    'jour de la semaine',
    '星期',
    'all day event',
    'all day',
    'start time',
    'end time',
    'reminder on off',
    'private',
    'location',
    'no',
    'nr',
    'zone',
    'année',
    'annee',
    'year',
    'tahun',
    'jahr',
  ],
  many: [],
  needs: [
    ['date', 'name'],
    ['date', 'off'],
  ],
  asksUnknown: false,
  guess: guessColumns,
}

/** Without headings: the first column of dates, and the first column of words after it. */
function guessColumns(rows: string[][]): (DayField | null)[] | null {
  const width = Math.max(0, ...rows.map(({ length }) => length))
  const share = (at: number, is: (cell: string) => boolean) =>
    rows.filter((row) => is(row[at] ?? '')).length / rows.length
  const places = Array.from({ length: width }, (_, at) => at)
  const date = places.find((at) => share(at, isDay) > 0.5)
  const name = places.find((at) => at !== date && share(at, (cell) => /\p{L}{2}/u.test(cell)) > 0.5)
  if (date === undefined || name === undefined) return null
  const kind = places.find((at) => at > name && share(at, isKind) > 0.5)
  return places.map((at) =>
    at === date ? 'date' : at === name ? 'name' : at === kind ? 'kind' : null,
  )
}

const isDay = (cell: string) => {
  const { day, asksOrder } = dayIn(cell, null)
  return day !== null || asksOrder
}
const isKind = (cell: string) => cell.trim() !== '' && kindNamed(cell, '') !== null

type Row = TableRow<DayField>
const cellOf = (row: Row, field: DayField) => row.cells[field]?.[0]?.trim() ?? ''

/** Values of a column that says whether a day is off. */
const yes = /^(2|1|y|yes|true|ya|oui|ja|wahr|vrai|是|放假|休|off|holiday|libur)$/i
const no = /^(0|n|no|false|tidak|non|nein|falsch|faux|否|上班|班|work|working)$/i

/** The days in a table's rows. */
export function tableDays(table: Table<DayField>, asked: DayFileAsked): Findings {
  const found: Findings = {
    days: [],
    leftOut: [],
    ordinaryDays: 0,
    isRepeating: false,
    needsZone: false,
  }
  for (const row of table.rows) {
    const days = daysOf(row, asked)
    if (days === 'ordinary') found.ordinaryDays += 1
    else if (typeof days === 'string') {
      found.leftOut.push({ line: row.line, text: textOf(row), why: days })
    } else found.days.push(...days)
  }
  return found
}

function daysOf(
  row: Row,
  { dateOrder, weekend }: DayFileAsked,
): EntryDay[] | LeftOutWhy | 'ordinary' {
  if (row.isMisshapen) return 'misshapen'
  const date = dayIn(cellOf(row, 'date'), dateOrder).day
  if (date === null || !isTaken(date)) return 'no_date'
  const written = dayName(cellOf(row, 'name'))
  const off = cellOf(row, 'off')
  const isOff = off === '' ? null : yes.test(off) ? true : no.test(off) ? false : undefined
  if (isOff === undefined) return 'unknown_kind'
  const isWeekend = weekend.some((name) => name === weekdayOf(date))
  if (isOff === false && !isWeekend) return 'ordinary'
  if (isOff === true && isWeekend && written === '') return 'ordinary'
  const name = written === '' && isOff === false ? 'Make-up working day' : written
  if (name === '') return 'no_name'
  if (name.includes('\ufffd')) return 'letters'
  const kind = isOff === false ? 'makeup_workday' : kindNamed(cellOf(row, 'kind'), name)
  if (kind === null) return 'unknown_kind'
  const until = cellOf(row, 'until') === '' ? date : dayIn(cellOf(row, 'until'), dateOrder).day
  if (until === null) return 'no_date'
  const length = Math.max(0, daysFrom(date, until)) + 1
  if (length > mostDays) return 'too_long'
  const offKind = isOff === true && kindOf(name) === 'makeup_workday' ? 'national' : kind
  return Array.from({ length }, (_, at) => ({
    date: plusDays(date, at),
    name,
    kind: offKind,
    line: row.line,
    doubt: length > longestDays ? 'long' : null,
  }))
}

const daysFrom = (from: string, until: string) =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(until), { largestUnit: 'day' }).days

/** A plausible year; the contract accepts no others. */
const isTaken = (date: string) => /^[12]\d{3}-/.test(date)

const weekdayOf = (date: string) =>
  Temporal.PlainDate.from(date).toLocaleString('en', { weekday: 'long' })

const textOf = ({ cells }: Row) =>
  Object.values(cells).flat().filter(Boolean).join(', ').slice(0, 80)
