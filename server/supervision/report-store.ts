import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { DecisionKind } from '../../contract/claim-words.ts'
import type { Query } from '../../contract/endpoint.ts'
import type { reportRead, ReasonRow, ReportSide } from '../../contract/reports.ts'
import { conditionsOf } from '../claims/queue/conditions.ts'
import { loadCalendarVersions } from '../clocks/store.ts'
import type { Database } from '../storage/tables.ts'
import { workingDayCounter, type DecidedGroup } from './report-rules.ts'

export type ReportFilter = Query<typeof reportRead>

const keyOf: Record<ReportSide, RawBuilder<string>> = {
  promotion: sql`claims.promotion_id`,
  agent: sql`d.staff_id::text`,
  week: sql`to_char((d.decided_at at time zone a.zone)::date, 'IYYY-"W"IW')`,
}

/** Decisions that stand, of the report’s dates and of claims that its filter fits. */
function decided({ from, to, promotion, region, language }: ReportFilter, now: Date) {
  const ofClaim = conditionsOf(
    {
      view: 'all',
      order: 'due',
      search: null,
      ...(promotion ? { promotion } : {}),
      ...(region ? { region } : {}),
      ...(language ? { language } : {}),
    },
    { personId: '', now },
  )
  const conditions: RawBuilder<SqlBool>[] = [
    sql`d.undone_at is null`,
    // A day more on either side, by the index; then exactly, by each promotion’s own dates.
    sql`d.decided_at >= ${from}::date - 1`,
    sql`d.decided_at < ${to}::date + 2`,
    sql`(d.decided_at at time zone a.zone)::date between ${from}::date and ${to}::date`,
    ...ofClaim,
  ]
  return sql`from decisions d
    join attempts a on a.claim_id = d.claim_id and a.number = d.attempt
    join claims on claims.id = d.claim_id
    where ${sql.join(conditions, sql` and `)}`
}

interface Row {
  key: string
  kind: DecisionKind
  is_first: boolean
  is_late: boolean
  received_on: string
  decided_on: string
  counts: boolean
  calendars: { calendar: string; version: number }[]
  count: number
}

/** Decisions in groups, each with its working days, counted with the calendars of its deadline. */
export async function decidedGroups(
  database: Database,
  filter: ReportFilter,
  now: Date,
): Promise<DecidedGroup[]> {
  const { rows } = await sql<Row>`
    select ${keyOf[filter.by]} as key, d.kind, d.attempt = 1 as is_first,
      (d.decided_at at time zone a.zone)::date > a.due_on as is_late, a.received_on,
      (d.decided_at at time zone a.zone)::date as decided_on,
      a.counts_cuti_bersama_as_off as counts, a.calendars, count(*)::int as count
    ${decided(filter, now)}
    group by 1, 2, 3, 4, 5, 6, 7, 8
  `.execute(database)
  const counters = new Map<string, ReturnType<typeof workingDayCounter>>()
  const groups: DecidedGroup[] = []
  for (const row of rows) {
    const terms = JSON.stringify([row.calendars, row.counts])
    let counter = counters.get(terms)
    if (!counter) {
      const calendars = await loadCalendarVersions(database, row.calendars)
      counter = workingDayCounter({ calendars, countsCutiBersamaAsOff: row.counts })
      counters.set(terms, counter)
    }
    groups.push({
      key: row.key,
      kind: row.kind,
      isFirst: row.is_first,
      isLate: row.is_late,
      days: counter(row.received_on, row.decided_on),
      count: row.count,
    })
  }
  return groups
}

/** Reasons that asked again, by language, with what came back and was asked the same once more. */
export async function reasonRows(
  database: Database,
  filter: ReportFilter,
  now: Date,
): Promise<ReasonRow[]> {
  const { rows } = await sql<ReasonRow>`
    with asked as (
      select d.claim_id, d.attempt, d.reasons, claims.promotion_id
      ${decided(filter, now)} and d.kind = 'ask_again'
    )
    select given as reason, coalesce(r.label, given) as label, p.terms->>'language' as language,
      count(*)::int as asked, count(n.id)::int as "cameBack",
      count(n.id) filter (where n.kind = 'ask_again' and n.reasons ? given)::int as "sameFault"
    from asked
    cross join jsonb_array_elements_text(asked.reasons) given
    join promotions p on p.id = asked.promotion_id
    left join reasons r on r.id = given
    left join decisions n on n.claim_id = asked.claim_id and n.attempt = asked.attempt + 1
      and n.undone_at is null
    group by 1, 2, 3 order by "sameFault" desc, asked desc, label, language
  `.execute(database)
  return rows
}
