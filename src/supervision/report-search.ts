import { reportSides, type ReportSide } from '../../contract/reports.ts'

export interface ReportSearch {
  from: string
  to: string
  by: ReportSide
}

const isDate = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text)

/** The report as its address has it; the last four weeks where it names no days. */
export function parseReportSearch(parameters: URLSearchParams, today: string): ReportSearch {
  const [from, to, by] = ['from', 'to', 'by'].map((name) => parameters.get(name) ?? null)
  return {
    from: isDate(from ?? null) ? (from ?? '') : daysBefore(today, 28),
    to: isDate(to ?? null) ? (to ?? '') : today,
    by: reportSides.find((side) => side === by) ?? 'promotion',
  }
}

/** A date without a zone, so many days earlier. */
function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}
