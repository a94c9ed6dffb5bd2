import type { DecisionKind } from '../../contract/claim-words.ts'
import type { ReportRow } from '../../contract/reports.ts'
import { addDays, isWorkingDay, type ClockTerms } from '../clocks/rules.ts'

/** Decisions that were taken alike: same line of the report, same days, same outcome. */
export interface DecidedGroup {
  key: string
  kind: DecisionKind
  isFirst: boolean
  isLate: boolean
  /** Working days from receipt to decision. */
  days: number
  count: number
}

/** Counts working days as a deadline does: the day of receipt is day 0, whatever day it is. */
export function workingDayCounter(terms: Omit<ClockTerms, 'zone'>) {
  const known = new Map<string, boolean>()
  const works = (date: string) => {
    const before = known.get(date)
    if (before !== undefined) return before
    const now = isWorkingDay(date, terms)
    known.set(date, now)
    return now
  }
  return (receivedOn: string, decidedOn: string): number => {
    let count = 0
    for (let date = addDays(receivedOn, 1); date <= decidedOn; date = addDays(date, 1)) {
      if (works(date)) count += 1
    }
    return count
  }
}

/** One line for each key, most decisions first. */
export function reportRows(groups: DecidedGroup[], nameOf: (key: string) => string): ReportRow[] {
  const keys = new Set(groups.map(({ key }) => key))
  return [...keys]
    .map((key) =>
      reportRow(
        key,
        nameOf(key),
        groups.filter((group) => group.key === key),
      ),
    )
    .toSorted((a, b) => b.decisions - a.decisions || a.name.localeCompare(b.name))
}

export function reportRow(key: string, name: string, groups: DecidedGroup[]): ReportRow {
  const countOf = (holds: (group: DecidedGroup) => boolean) =>
    groups.filter(holds).reduce((sum, { count }) => sum + count, 0)
  return {
    key,
    name,
    decisions: countOf(() => true),
    firstAttempts: countOf(({ isFirst }) => isFirst),
    firstPass: countOf(({ isFirst, kind }) => isFirst && kind === 'approve'),
    approved: countOf(({ kind }) => kind === 'approve'),
    askedAgain: countOf(({ kind }) => kind === 'ask_again'),
    declined: countOf(({ kind }) => kind === 'decline'),
    medianDays: percentile(groups, 0.5),
    p90Days: percentile(groups, 0.9),
    late: countOf(({ isLate }) => isLate),
  }
}

/** The least number of days within which this share of the decisions was taken; 0 of none. */
export function percentile(groups: Pick<DecidedGroup, 'days' | 'count'>[], share: number): number {
  const inOrder = groups.toSorted((a, b) => a.days - b.days)
  const wanted = Math.ceil(share * inOrder.reduce((sum, { count }) => sum + count, 0))
  let seen = 0
  for (const { days, count } of inOrder) {
    seen += count
    if (seen >= wanted) return days
  }
  return 0
}
