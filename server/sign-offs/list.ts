import { sql } from 'kysely'
import type { Permission } from '../../contract/access.ts'
import type { Person } from '../../contract/session.ts'
import type { SignOff, SignOffKind, SignOffState } from '../../contract/sign-offs.ts'
import type { Database } from '../storage/tables.ts'

/** Who may sign a kind off, and who may see it. */
export type Permissions = Record<SignOffKind, { sign: Permission; see: Permission }>

export async function listSignOffs(
  database: Database,
  permissions: Permissions,
  person: Person,
  filter: { id?: string; state?: SignOffState[] | undefined; limit: number },
): Promise<SignOff[]> {
  const states = filter.state?.length ? filter.state : undefined
  const isOpen = states?.length === 1 && states[0] === 'asked'
  const seen = (Object.keys(permissions) as SignOffKind[]).filter((kind) =>
    person.permissions.includes(permissions[kind].see),
  )
  if (seen.length === 0) return []
  let query = database
    .selectFrom('sign_offs as one')
    .innerJoin('staff as asker', 'asker.id', 'one.asked_by')
    .leftJoin('staff as decider', 'decider.id', 'one.decided_by')
    .leftJoin('claims', 'claims.id', 'one.claim_id')
    .leftJoin('staff as owner', (join) => join.on(sql<boolean>`owner.id::text = one.subject`))
    .leftJoin('promotions', 'promotions.id', 'one.subject')
    .leftJoin('code_batches as batch', (join) =>
      join.on(sql<boolean>`batch.id::text = one.subject`),
    )
    .selectAll('one')
    .select([
      'asker.name as asker_name',
      'decider.name as decider_name',
      'claims.number',
      'owner.name as owner_name',
      'promotions.name as promotion_name',
      'batch.file_name',
    ])
    .where('one.kind', 'in', seen)
    .limit(filter.limit)
  if (filter.id) query = query.where('one.id', '=', filter.id)
  if (states) query = query.where('one.state', 'in', states)
  query = isOpen
    ? query.orderBy('one.asked_at').orderBy('one.id')
    : query.orderBy(sql`coalesce(one.decided_at, one.asked_at)`, 'desc').orderBy('one.id')
  return (await query.execute()).map((row) => {
    const isOwn = row.asked_by === person.id
    const isOpenOne = row.state === 'asked'
    const maySign = person.permissions.includes(permissions[row.kind].sign)
    const isAbout = row.subject === person.id
    return {
      id: row.id,
      kind: row.kind,
      state: row.state,
      subject: row.number ?? row.owner_name ?? row.promotion_name ?? row.file_name ?? row.subject,
      claim: row.number,
      reason: row.reason,
      changes: row.changes,
      askedBy: row.asker_name,
      askedAt: row.asked_at.toISOString(),
      decidedBy: row.decider_name,
      decidedAt: row.decided_at?.toISOString() ?? null,
      because: row.because,
      alarms: row.alarms,
      isOwn,
      canConfirm: isOpenOne && maySign && !isOwn && !isAbout,
      canRefuse: isOpenOne && (isOwn || maySign),
    }
  })
}
