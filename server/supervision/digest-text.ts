import type { ReportRow } from '../../contract/reports.ts'

/** A claim that became due soon or overdue, as a digest names it: nothing of the member. */
export interface AlertLine {
  number: string
  promotion: string
  dueOn: string
  kind: 'due_soon' | 'overdue'
}

export interface DigestText {
  subject: string
  body: string
}

/** Claims a digest names one by one; the rest is counted. */
const linesAtMost = 20

/** The digest of one person: what is theirs, and for a supervisor what is nobody’s. */
export function alertDigest(mine: AlertLine[], nobodys: AlertLine[]): DigestText {
  const all = [...mine, ...nobodys]
  const overdue = all.filter(({ kind }) => kind === 'overdue').length
  const soon = all.length - overdue
  return {
    subject: `Redeem Desk: ${overdue} overdue, ${soon} due soon`,
    body: [section('Assigned to you', mine), section('Unassigned', nobodys)]
      .filter(Boolean)
      .join('\n\n'),
  }
}

function section(title: string, lines: AlertLine[]): string {
  if (lines.length === 0) return ''
  const shown = lines
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.number.localeCompare(b.number))
    .slice(0, linesAtMost)
  const rest = lines.length - shown.length
  return [
    `${title}: ${lines.length}`,
    ...shown.map(
      ({ number, promotion, dueOn, kind }) =>
        `  ${number}  ${kind === 'overdue' ? 'overdue since' : 'due on'} ${dueOn}  ${promotion}`,
    ),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ].join('\n')
}

/** What the desk did in a week. */
export function weeklyDigest(
  week: { from: string; to: string },
  total: ReportRow,
  rows: ReportRow[],
): DigestText {
  const share = (part: number, of: number) =>
    of === 0 ? '—' : `${Math.round((100 * part) / of)} %`
  const line = (row: ReportRow) =>
    `${row.name}: ${row.decisions} decisions, ${share(row.firstPass, row.firstAttempts)} approved first time, ` +
    `${share(row.askedAgain, row.decisions)} asked again, median ${row.medianDays} working days, ` +
    `90% within ${row.p90Days}, ${row.late} decided late`
  return {
    subject: `Redeem Desk: ${week.from} to ${week.to}`,
    body: [line({ ...total, name: 'Total' }), '', ...rows.map(line)].join('\n'),
  }
}
