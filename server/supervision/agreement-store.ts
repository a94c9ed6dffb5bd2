import { sql } from 'kysely'
import type { Agreement, Disagreement } from '../../contract/quality.ts'
import type { Person } from '../../contract/session.ts'
import type { Database } from '../storage/tables.ts'
import { settleRefused } from './quality-rules.ts'

/** Second looks that came to another result, unsettled ones first, then the newest. */
export async function listDisagreements(
  database: Database,
  person: Person,
  id?: string,
): Promise<Disagreement[]> {
  let query = database
    .selectFrom('second_looks as look')
    .innerJoin('claims', 'claims.id', 'look.claim_id')
    .innerJoin('staff as first', 'first.id', 'look.first_staff_id')
    .innerJoin('staff as second', 'second.id', 'look.staff_id')
    .leftJoin('staff as judge', 'judge.id', 'look.settled_by')
    .select([
      'look.id',
      'claims.number',
      'look.attempt',
      'look.first_kind',
      'look.first_reasons',
      'look.first_staff_id',
      'look.staff_id',
      'first.name as first_by',
      'look.kind',
      'look.reasons',
      'second.name as second_by',
      'look.note',
      'look.looked_at',
      'look.settled_for',
      'judge.name as settled_by',
    ])
    .where('look.agrees', '=', false)
    // A known answer is right, so there is nothing to settle.
    .where('look.source', '=', 'share')
    .orderBy(sql`look.settled_for is not null`)
    .orderBy('look.looked_at', 'desc')
    .limit(200)
  if (id) query = query.where('look.id', '=', id)
  const rows = await query.execute()
  return rows.flatMap((row) =>
    row.kind && row.looked_at
      ? [
          {
            id: row.id,
            claim: row.number,
            attempt: row.attempt,
            first: { kind: row.first_kind, reasons: row.first_reasons },
            firstBy: row.first_by,
            second: { kind: row.kind, reasons: row.reasons ?? [] },
            secondBy: row.second_by,
            note: row.note,
            at: row.looked_at.toISOString(),
            settledFor: row.settled_for,
            settledBy: row.settled_by,
            canSettle: settleRefused(person, row) === null,
          },
        ]
      : [],
  )
}

/** How often second looks agreed: by first reviewer, by reason, and on known answers. */
export async function countAgreements(database: Database) {
  const [byAgent, byReason, golden] = await Promise.all([
    sql<Agreement>`
      select s.id::text as key, s.name, count(*)::int as looks,
        count(*) filter (where agrees or settled_for = 'first')::int as agreed
      from second_looks l join staff s on s.id = l.first_staff_id
      where looked_at is not null and source = 'share' group by 1, 2 order by 2
    `.execute(database),
    sql<Agreement>`
      select given as key, coalesce(r.label, given) as name, count(*)::int as looks,
        count(*) filter (where agrees or settled_for = 'first')::int as agreed
      from second_looks l
      cross join jsonb_array_elements_text(l.first_reasons) given
      left join reasons r on r.id = given
      where looked_at is not null and source = 'share' group by 1, 2 order by 2
    `.execute(database),
    sql<Agreement>`
      select s.id::text as key, s.name, count(*)::int as looks,
        count(*) filter (where agrees)::int as agreed
      from second_looks l join staff s on s.id = l.staff_id
      where looked_at is not null and source = 'golden' group by 1, 2 order by 2
    `.execute(database),
  ])
  return { byAgent: byAgent.rows, byReason: byReason.rows, golden: golden.rows }
}
