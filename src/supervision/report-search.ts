import { reportRead, type ReportSide } from '../../contract/reports.ts'
import { searchOf } from '../api/search-of.ts'

export interface ReportSearch {
  from: string
  to: string
  by: ReportSide
}

const address = searchOf(reportRead.query, ['promotion', 'region', 'language'])

/** The report's state in the URL; the last four weeks if it names no dates. */
export function parseReportSearch(parameters: URLSearchParams, today: string): ReportSearch {
  const { from = daysBefore(today, 28), to = today, by = 'promotion' } = address.parse(parameters)
  return { from, to, by }
}

/** A local date a number of days earlier. */
function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}
