import { reportExport, reportRead, type ReportRow } from '../../contract/reports.ts'
import { csvForPeople } from '../tables/write.ts'
import { queryAtOnce, type Route } from '../http/route.ts'
import type { Database } from '../storage/tables.ts'
import { namesOf } from './board-store.ts'
import { reportRow, reportRows } from './report-rules.ts'
import { decidedGroups, reasonRows, type ReportFilter } from './report-store.ts'

export function reportRoutes(): Route[] {
  return [
    queryAtOnce(reportRead, async ({ database, query, now }) => reportOf(database, query, now)),

    queryAtOnce(reportExport, async ({ database, query, now }) => {
      const { rows, reasons } = await reportOf(database, query, now)
      return {
        fileName: `report-${query.by}-${query.from}-${query.to}.csv`,
        mediaType: 'text/csv; charset=utf-8',
        bytes: csvForPeople([
          ['id', 'name', ...columns],
          ...rows.map((row) => [row.key, row.name, ...columns.map((column) => row[column])]),
          [],
          ['reason', 'label', 'language', 'asked', 'cameBack', 'sameFault'],
          ...reasons.map((one) => [
            one.reason,
            one.label,
            one.language,
            one.asked,
            one.cameBack,
            one.sameFault,
          ]),
        ]),
      }
    }),
  ]
}

const columns = [
  'decisions',
  'firstAttempts',
  'firstPass',
  'approved',
  'askedAgain',
  'declined',
  'medianDays',
  'p90Days',
  'late',
] as const satisfies (keyof ReportRow)[]

export async function reportOf(database: Database, filter: ReportFilter, now: Date) {
  const groups = await decidedGroups(database, filter, now)
  const names = await namesOf(database)
  const nameOf = (key: string) => names.promotions.get(key)?.name ?? names.people.get(key) ?? key
  return {
    total: groups.length > 0 ? reportRow('all', 'all', groups) : null,
    rows: reportRows(groups, nameOf),
    reasons: await reasonRows(database, filter, now),
  }
}
