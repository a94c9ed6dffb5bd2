import type { BatchPreview, CodeField } from '../../contract/code-batches.ts'
import type { DateOrder, TableQuestion } from '../../contract/tables.ts'
import { maskedCode } from '../mail/masked-code.ts'
import type { Table } from '../tables/table.ts'

/** Most lines listed; their number is given beside them. */
const leftOutShown = 100

/**
 * How a list was understood, without any code: columns that may contain codes are masked, and so
 * are lines above a heading that may be codes.
 */
export function maskedRead(
  table: Table<CodeField>,
  dates: { isOrderAsked: boolean; likely: DateOrder | null },
): BatchPreview['read'] {
  const { encoding, delimiter, headingLine, blankLines, questions } = table
  const mayBeCodes = questions.some(({ why }) => why === 'data_above')
  const columns = table.columns.map(({ heading, field, samples }) => ({
    heading,
    field,
    samples: field === 'expiry' ? samples : samples.map(masked),
  }))
  const expiryAt = table.columns.findIndex(({ field }) => field === 'expiry')
  const aboutDates: TableQuestion = { about: 'dates', why: 'day_or_month', columns: [expiryAt] }
  return {
    encoding,
    delimiter,
    headingLine,
    columns,
    leftOut: table.leftOut
      .slice(0, leftOutShown)
      .map((one) => (mayBeCodes && one.why === 'title' ? { ...one, text: masked(one.text) } : one)),
    blankLines,
    questions: dates.isOrderAsked ? [...questions, aboutDates] : questions,
    likelyDateOrder: dates.likely,
  }
}

/** The end of a cell: four characters of a code, fewer of what may be a PIN. */
function masked(cell: string): string {
  const shown = Math.min(4, Math.floor(cell.length / 3))
  return cell === '' ? '' : maskedCode(cell.slice(cell.length - shown))
}
