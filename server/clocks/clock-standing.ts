import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Standing } from '../../contract/clocks.ts'

/** The instants of a deadline, as claims and shipments store them. */
export interface DueInstants {
  due_soon_at: Date
  due_day_at: Date
  due_at: Date
}

type Running = Exclude<Standing, 'stopped'>

/** The standing from each instant on, latest first; before the first of them a clock is on track. */
const boundaries: readonly { standing: Running; from: keyof DueInstants }[] = [
  { standing: 'overdue', from: 'due_at' },
  { standing: 'due_today', from: 'due_day_at' },
  { standing: 'due_soon', from: 'due_soon_at' },
]

/** The standing of a clock that is not stopped. */
export const standingAt = (now: Date, due: DueInstants): Running =>
  boundaries.find(({ from }) => now >= due[from])?.standing ?? 'on_track'

type DueTable = 'claims' | 'shipments'

/** As `standingAt`, for every row of a table. */
export function standingOfRow(table: DueTable, now: Date): RawBuilder<Running> {
  const cases = boundaries.map(
    ({ standing, from }) =>
      sql`when ${sql.ref(`${table}.${from}`)} <= ${now} then ${sql.lit(standing)}`,
  )
  return sql`case ${sql.join(cases, sql` `)} else 'on_track' end`
}

/** Whether a row has this standing, written as a range so that an index can serve it. */
export function hasStanding(table: DueTable, standing: Running, now: Date): RawBuilder<SqlBool> {
  const found = boundaries.findIndex((one) => one.standing === standing)
  const index = found < 0 ? boundaries.length : found
  const [next, own] = [boundaries[index - 1], boundaries[index]]
  const column = ({ from }: { from: keyof DueInstants }) => sql.ref(`${table}.${from}`)
  return sql`(${sql.join(
    [
      ...(own ? [sql`${column(own)} <= ${now}`] : []),
      ...(next ? [sql`${column(next)} > ${now}`] : []),
    ],
    sql` and `,
  )})`
}
