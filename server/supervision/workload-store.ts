import { sql } from 'kysely'
import type { Workload, WorkTerms } from '../../contract/reassign.ts'
import { hasStanding } from '../clocks/clock-standing.ts'
import { colleaguesWith } from '../staff/store.ts'
import type { Database, Transaction } from '../storage/tables.ts'

/** Everybody who decides claims, with what they have now. */
export async function listWorkloads(
  database: Database,
  today: string,
  now: Date,
): Promise<Workload[]> {
  const people = await colleaguesWith(database, ['agent', 'supervisor'])
  const [terms, open, leases] = await Promise.all([
    database.selectFrom('workloads').selectAll().execute(),
    sql<{ id: string; open: number; overdue: number }>`
      select assignee_id as id, count(*)::int as open,
        count(*) filter (where ${hasStanding('claims', 'overdue', now)})::int as overdue
      from claims where state = 'waiting' and assignee_id is not null group by 1
    `.execute(database),
    sql<{ id: string; leases: number }>`
      select staff_id as id, count(*)::int as leases from leases
      where expires_at > ${now} and not is_ahead group by 1
    `.execute(database),
  ])
  return people.map(({ id, name }) => {
    const own = terms.find((row) => row.staff_id === id)
    const has = open.rows.find((row) => row.id === id)
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
      open: has?.open ?? 0,
      overdue: has?.overdue ?? 0,
      leases: leases.rows.find((row) => row.id === id)?.leases ?? 0,
    }
  })
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
    .onConflict((conflict) => conflict.column('staff_id').doUpdateSet(values))
    .execute()
}

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

export async function markFreed(tx: Transaction, staffId: string, at: Date): Promise<void> {
  await tx.updateTable('workloads').set({ freed_at: at }).where('staff_id', '=', staffId).execute()
}
