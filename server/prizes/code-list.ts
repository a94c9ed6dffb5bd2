import type { BatchPreview, CodeField } from '../../contract/code-batches.ts'
import { maxBatchCodes } from '../../contract/code-batches.ts'
import type { DateOrder } from '../../contract/tables.ts'
import type { HeavyJob } from '../heavy-work.ts'
import { isShortened, mayBeRounded, mayBeShortened } from '../tables/cells.ts'
import { dayIn, likelyOrder } from '../tables/dates.ts'
import { lexiconOf } from '../tables/headings.ts'
import type { TableAnswers } from '../tables/shape.ts'
import { readSheet } from '../tables/sheet.ts'
import { tableFault, type TableFault } from '../tables/table-fault.ts'
import { readTable, type TableRow } from '../tables/table.ts'
import { codeShape } from './code-shape.ts'
import { maskedRead } from './masked-read.ts'
import { isCode, isSameButCase } from './code-signs.ts'
import { normaliseCode } from './vault.ts'

/** A code as it stands in a file. */
interface ListedCode {
  line: number
  code: string
  /** Its last day; as it is written, where it is none. */
  expiresOn: string | null
}

type LineFault = BatchPreview['faults'][number]

export interface CodeList {
  codes: ListedCode[]
  /** What is wrong with lines, whatever the stock holds. Named by line: never by code. */
  faults: LineFault[]
  read: BatchPreview['read']
  hints: BatchPreview['hints']
}

interface Asked {
  bytes: Uint8Array<ArrayBuffer>
  /** Last day of codes that have none of their own. */
  expiresOn: string | null
  today: string
  answers: TableAnswers<CodeField> & { dateOrder: DateOrder | null }
}

/** Rows that are read: as many as codes may be, with room for titles and totals. */
const maxRows = maxBatchCodes + 200

/**
 * Reads a list of codes: a table with a column of codes (and one of last days), or a code in each
 * line. Pure, and long for a long file.
 */
export const codeListJob: HeavyJob<Asked, CodeList | TableFault> = {
  name: 'code-list',
  work: readCodeList,
}

function readCodeList({ bytes, expiresOn, today, answers }: Asked): CodeList | TableFault {
  const sheet = readSheet(bytes, lexiconOf(codeShape.columns), maxRows)
  if ('fault' in sheet) {
    return sheet.fault.code === 'too_big'
      ? tableFault('too_many_rows', `holds more than ${maxBatchCodes} codes`, maxBatchCodes)
      : sheet
  }
  const table = readTable(sheet, codeShape, answers)
  // Which column is meant is not known yet: nothing is taken for a code meanwhile.
  const isAsked = table.questions.some(({ about }) => about === 'columns')
  const rows = isAsked ? [] : table.rows
  if (rows.length > maxBatchCodes) {
    return tableFault('too_many_rows', `holds more than ${maxBatchCodes} codes`, maxBatchCodes)
  }
  if (rows.length === 0 && table.questions.length === 0) {
    return tableFault('empty_file', 'holds no code')
  }
  const codes: ListedCode[] = []
  const faults: LineFault[] = []
  const seen = new Map<string, string>()
  let isOrderAsked = false
  for (const row of rows) {
    const { one, isBadDay, asksOrder } = listed(row, answers.dateOrder, expiresOn)
    isOrderAsked ||= asksOrder
    const fault = row.isMisshapen ? 'wrong_cells' : faultOf(one, seen, { today, isBadDay })
    if (fault) faults.push({ line: one.line, fault })
    codes.push(one)
    const normal = normaliseCode(one.code)
    if (!seen.has(normal)) seen.set(normal, one.code)
  }
  return {
    codes,
    faults,
    read: maskedRead(table, {
      isOrderAsked,
      likely: likelyOrder(rows.map(({ cells }) => cells.expiry?.[0] ?? '')),
    }),
    hints: hintsIn(codes),
  }
}

function listed(
  { line, cells }: TableRow<CodeField>,
  order: DateOrder | null,
  ofAll: string | null,
): { one: ListedCode; isBadDay: boolean; asksOrder: boolean } {
  const code = (cells.code?.[0] ?? '').replaceAll(/\s/g, ' ')
  const own = cells.expiry?.[0] ?? ''
  const { day, asksOrder } = own === '' ? { day: null, asksOrder: false } : dayIn(own, order)
  const isBadDay = own !== '' && day === null
  return { one: { line, code, expiresOn: isBadDay ? own : (day ?? ofAll) }, isBadDay, asksOrder }
}

function faultOf(
  { code, expiresOn }: ListedCode,
  seen: ReadonlyMap<string, string>,
  { today, isBadDay }: { today: string; isBadDay: boolean },
): LineFault['fault'] | null {
  if (isShortened(code)) return 'shortened'
  if (!isCode(code)) return 'malformed'
  const before = seen.get(normaliseCode(code))
  if (before !== undefined) return isSameButCase(before, code) ? 'case_only' : 'repeated'
  if (expiresOn === null) return null
  if (isBadDay) return 'bad_expiry'
  return expiresOn < today ? 'expired' : null
}

/** What a spreadsheet may have done to numbers, which no single line proves. */
function hintsIn(codes: ListedCode[]): BatchPreview['hints'] {
  const long = codes.filter(({ code }) => /^\d{16,}$/.test(code))
  const rounded = long.every(({ code }) => mayBeRounded(code)) ? long : []
  const shortened = codes.filter(({ code }) => mayBeShortened(code))
  const kinds = [
    ['rounded', rounded],
    ['shortened', shortened],
  ] as const
  return kinds.flatMap(([kind, found]) =>
    found[0] ? [{ kind, count: found.length, line: found[0].line }] : [],
  )
}
