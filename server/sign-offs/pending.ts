import { sql, type Expression } from 'kysely'
import type { PendingSignOff, SignOffKind } from '../../contract/sign-offs.ts'
import type { Database } from '../storage/tables.ts'

/** What waits for a second person beside a thing, as a part of its own query. */
export const pendingOf = (
  by: { claim: Expression<string> } | { subject: Expression<string> },
  kinds?: SignOffKind[],
) => {
  const which =
    'claim' in by ? sql`so.claim_id = ${by.claim}` : sql`so.subject = (${by.subject})::text`
  const only = kinds ? sql`and so.kind in (${sql.join(kinds)})` : sql``
  return sql<PendingSignOff[]>`coalesce((
    select json_agg(json_build_object('id', so.id, 'kind', so.kind, 'askedBy', asker.name,
      'askedAt', to_char(so.asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      order by so.asked_at)
    from sign_offs so join staff asker on asker.id = so.asked_by
    where so.state = 'asked' and ${which} ${only}), '[]'::json)`
}

/** The same, for one thing at a time. */
export async function listPending(
  database: Database,
  of: { claimId: string } | { subject: string },
): Promise<PendingSignOff[]> {
  const rows = await database
    .selectFrom('sign_offs')
    .innerJoin('staff', 'staff.id', 'sign_offs.asked_by')
    .select(['sign_offs.id', 'sign_offs.kind', 'staff.name as askedBy', 'sign_offs.asked_at'])
    .where('sign_offs.state', '=', 'asked')
    .where(
      'claimId' in of ? 'sign_offs.claim_id' : 'sign_offs.subject',
      '=',
      'claimId' in of ? of.claimId : of.subject,
    )
    .orderBy('sign_offs.asked_at')
    .execute()
  return rows.map(({ asked_at, ...row }) => ({ ...row, askedAt: asked_at.toISOString() }))
}
