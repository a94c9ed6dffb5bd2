import {
  mostDaysOfFile,
  type DayFile,
  type DayFileAsked,
} from '../../../contract/calendar-files.ts'
import type { TableQuestion } from '../../../contract/tables.ts'
import type { HeavyJob } from '../../heavy-work.ts'
import { dayIn, likelyOrder } from '../../tables/dates.ts'
import { lexiconOf } from '../../tables/headings.ts'
import { readSheet } from '../../tables/sheet.ts'
import { tableFault, type TableFault } from '../../tables/table-fault.ts'
import { readTable } from '../../tables/table.ts'
import { linesOf } from './content-lines.ts'
import { entriesIn } from './entries.ts'
import type { Findings } from './findings.ts'
import { icalDays } from './ical-days.ts'
import { mergeDays } from './merge-days.ts'
import { dayShape, tableDays } from './table-days.ts'

interface Asked {
  bytes: Uint8Array<ArrayBuffer>
  asked: DayFileAsked
  /** The current year: repeating entries are expanded from the previous one to two years ahead. */
  year: number
}

const dayLexicon = lexiconOf(dayShape.columns)

/** Most entries of one file; agencies publish a few hundred. */
const mostEntries = 5000

/** Most lines of a table: ten years, day by day. */
const mostRows = 4000

/** Most entries without a day that are listed. */
const mostTold = 100

/** Reads the days of an uploaded file; runs in a thread, because the file comes from a stranger. */
export const readDayFile: HeavyJob<Asked, DayFile | TableFault> = {
  name: 'readDayFile',
  work({ bytes, asked, year }) {
    return isCalendar(bytes) ? fromCalendar(bytes, asked, year) : fromTable(bytes, asked)
  },
}

/** Detected by content, not by name. The marker may be in UTF-16, and after a byte order mark. */
function isCalendar(bytes: Uint8Array): boolean {
  const start = bytes.slice(0, 200).filter((byte) => byte !== 0)
  return /^[^A-Za-z]*BEGIN:VCALENDAR/i.test(new TextDecoder('latin1').decode(start))
}

function fromCalendar(bytes: Uint8Array<ArrayBuffer>, asked: DayFileAsked, year: number) {
  const lines = linesOf(bytes)
  if ('fault' in lines) return lines
  const entries = entriesIn(lines, mostEntries)
  if (entries === 'too many')
    return tableFault('too_many_rows', `has more than ${mostEntries} entries`, mostEntries)
  const [from, until] = [year - 1, year + 2]
  const window = { from: `${from}-01-01`, until: `${until}-12-31` }
  const found = icalDays(entries, window, asked.zone)
  return dayFile('icalendar', found, found.isRepeating ? { from, until } : null, null)
}

function fromTable(bytes: Uint8Array<ArrayBuffer>, asked: DayFileAsked) {
  const sheet = readSheet(bytes, dayLexicon, mostRows)
  if ('fault' in sheet) return sheet
  const table = readTable(sheet, dayShape, asked)
  const cells = table.rows.flatMap(({ cells: { date = [], until = [] } }) => [...date, ...until])
  const likelyDateOrder = likelyOrder(cells)
  const order = asked.dateOrder ?? likelyDateOrder
  const found = tableDays(table, { ...asked, dateOrder: order })
  const isUnclear = order === null && cells.some((cell) => dayIn(cell, null).asksOrder)
  const { rows: _, ...understood } = table
  const questions: TableQuestion[] = isUnclear
    ? [...table.questions, { about: 'dates', why: 'day_or_month', columns: [] }]
    : table.questions
  return dayFile('table', questions.length > 0 ? { ...found, days: [] } : found, null, {
    ...understood,
    leftOut: understood.leftOut.slice(0, mostTold),
    questions,
    likelyDateOrder,
  })
}

function dayFile(
  form: DayFile['form'],
  found: Findings,
  repeatedIn: DayFile['repeatedIn'],
  table: DayFile['table'],
): DayFile | TableFault {
  if (found.days.length > mostDaysOfFile) {
    return tableFault('too_many_rows', `names more than ${mostDaysOfFile} days`, mostDaysOfFile)
  }
  const sure = mergeDays(found.days.filter(({ doubt }) => doubt === null))
  const taken = new Set(sure.days.map(({ date }) => date))
  const leftOut = [
    ...found.leftOut,
    ...sure.worked.map(({ line, name }) => ({ line, text: name, why: 'worked_and_off' as const })),
  ].toSorted((a, b) => a.line - b.line)
  return {
    form,
    days: sure.days,
    offered: mergeDays(
      found.days
        .flatMap(({ doubt, ...day }) => (doubt === null ? [] : [{ ...day, doubt }]))
        .filter(({ date }) => !taken.has(date)),
    ).days,
    leftOut: leftOut.slice(0, mostTold),
    leftOutInAll: leftOut.length,
    ordinaryDays: found.ordinaryDays,
    repeatedIn,
    needsZone: found.needsZone,
    table,
  }
}
