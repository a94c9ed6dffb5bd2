import type { DayFile, DayFileAsked } from '../../contract/calendar-files.ts'
import { readDayFile } from '../../server/clocks/day-file/read-day-file.ts'

/** What is asked when nobody answered anything yet. */
export const asked: DayFileAsked = {
  zone: null,
  weekend: ['Saturday', 'Sunday'],
  headingLine: null,
  columns: null,
  dateOrder: null,
}

/** The year of the desk of tests is 2026. @throws what is wrong with the file as a whole */
export async function read(
  file: string | Uint8Array<ArrayBuffer>,
  answers: DayFileAsked = asked,
): Promise<DayFile> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  const result = await readDayFile.work({ bytes, asked: answers, year: 2026 })
  if ('fault' in result) throw new Error(result.fault.message)
  return result
}

/** A calendar of these lines; empty ones are left away. */
export const ics = (lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines.filter(Boolean), 'END:VCALENDAR', ''].join('\r\n')

/** An entry of these lines, named unless they name it. */
export const entry = (...lines: string[]) => [
  'BEGIN:VEVENT',
  ...(lines.some((line) => line.startsWith('SUMMARY')) ? [] : ['SUMMARY:A day']),
  ...lines,
  'END:VEVENT',
]
