import { sql } from 'kysely'
import type { Workload, WorkTerms } from '../../contract/reassign.ts'
import { hasStanding } from '../clocks/clock-standing.ts'
import { rolesWith } from '../staff/permissions.ts'
import { colleaguesWith } from '../staff/store.ts'
import type { Database, Transaction } from '../storage/tables.ts'

const reviewers = rolesWith('claims.decide')

/** A person to whom claims can be given. */
export type Taker = Omit<Workload, 'overdue' | 'leases'>

/** Everybody who decides claims, with their limits and the number of their open claims. */
export async function listTakers(database: Database, today: string): Promise<Taker[]> {
  const people = await colleaguesWith(database, 'claims.decide')
  const [terms, open] = await Promise.all([
    database.selectFrom('workloads').selectAll().execute(),
    sql<{ id: string; open: number }>`
      select assignee_id as id, count(*)::int as open
      from claims where state = 'waiting' and assignee_id is not null group by 1
    `.execute(database),
  ])
  return people.map(({ id, name }) => {
    const own = terms.find((row) => row.staff_id === id)
    const { absent_from = null, absent_until = null } = own ?? {}
    return {
      id,
      name,
      languages: own?.languages ?? [],
      cap: own?.cap ?? null,
      absentFrom: absent_from,
      absentUntil: absent_until,
      isAbsent:
        absent_from !== null &&
        absent_until !== null &&
        absent_from <= today &&
        today <= absent_until,
      freed: own?.freed ?? null,
      open: open.rows.find((row) => row.id === id)?.open ?? 0,
    }
  })
}

/** The same, with what is overdue and what they have open now. */
export async function listWorkloads(
  database: Database,
  today: string,
  now: Date,
): Promise<Workload[]> {
  const [takers, overdue, leases] = await Promise.all([
    listTakers(database, today),
    sql<{ id: string; overdue: number }>`
      select assignee_id as id, count(*)::int as overdue
      from claims where assignee_id is not null and state = 'waiting'
        and ${hasStanding('claims', 'overdue', now)}
      group by 1
    `.execute(database),
    sql<{ id: string; leases: number }>`
      select staff_id as id, count(*)::int as leases from leases
      where expires_at > ${now} and not is_ahead group by 1
    `.execute(database),
  ])
  return takers.map((taker) => ({
    ...taker,
    overdue: overdue.rows.find((row) => row.id === taker.id)?.overdue ?? 0,
    leases: leases.rows.find((row) => row.id === taker.id)?.leases ?? 0,
  }))
}

/** A changed absence is one that has not freed anything yet. */
export async function saveWorkload(
  tx: Transaction,
  staffId: string,
  { languages, cap, absentFrom, absentUntil }: WorkTerms,
): Promise<void> {
  const values = {
    languages: JSON.stringify(languages),
    cap,
    absent_from: absentFrom,
    absent_until: absentUntil,
    freed_at: null,
  }
  await tx
    .insertInto('workloads')
    .values({ staff_id: staffId, ...values })
    .onConflict((conflict) =>
      conflict.column('staff_id').doUpdateSet({ ...values, freed: freedUnlessChanged }),
    )
    .execute()
}

/** What an absence freed stays known as long as its dates are the same. */
const freedUnlessChanged = sql<number | null>`case
  when (workloads.absent_from, workloads.absent_until)
    is not distinct from (excluded.absent_from, excluded.absent_until) then workloads.freed end`

/** People whose absence has begun and has not freed their work yet; locked, so that it is freed once. */
export async function newlyAbsent(tx: Transaction, today: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('workloads')
    .select('staff_id')
    .where('absent_from', '<=', today)
    .where('absent_until', '>=', today)
    .where('freed_at', 'is', null)
    .forUpdate()
    .execute()
  return rows.map((row) => row.staff_id)
}

export async function markFreed(
  tx: Transaction,
  staffId: string,
  freed: number,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('workloads')
    .set({ freed_at: at, freed: sql<number>`coalesce(freed, 0) + ${freed}::int` })
    .where('staff_id', '=', staffId)
    .execute()
}

/** People with open claims who decide claims no more: disabled, or without the role. */
export async function goneWithClaims(database: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from staff
    where (is_disabled or not roles ?| ${reviewers}::text[])
      and exists (select from claims where assignee_id = staff.id and state = 'waiting')
    order by id
  `.execute(database)
  return rows.map(({ id }) => id)
}
