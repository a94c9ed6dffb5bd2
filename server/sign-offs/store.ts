import { sql, type Expression, type Selectable } from 'kysely'
import type { Permission } from '../../contract/access.ts'
import type { Person } from '../../contract/session.ts'
import type {
  PendingSignOff,
  SignOff,
  SignOffAlarm,
  SignOffKind,
  SignOffState,
} from '../../contract/sign-offs.ts'
import type { ByPerson } from '../history/store.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { oneAtATime } from '../storage/one-at-a-time.ts'
import type { Database, Tables, Transaction } from '../storage/tables.ts'
import { signOffLimits } from './limits.ts'

export type SignOffRow = Selectable<Tables['sign_offs']>

export interface Asking {
  kind: SignOffKind
  /** Id of what it is about; only one sign-off of a kind waits for each. */
  subject: string
  claimId?: string
  reason?: string | null
  /** What is done once it is signed off: read by the act of its kind, never shown. */
  details: object
  changes: SignOff['changes']
  by: ByPerson
}

/**
 * Asks for a second person; the act waits for them. Past what is usual in an hour it is an alarm.
 *
 * @throws {ProblemError} `sign_off_asked`; `too_many_attempts` past the limit of a day
 */
export async function askSignOff(
  tx: Transaction,
  { ids }: Pick<Ports, 'ids'>,
  { kind, subject, claimId, reason, details, changes, by }: Asking,
): Promise<SignOffRow> {
  const { actor, at } = by
  await oneAtATime(tx, `sign-offs of ${actor.id}`)
  await refuseTooMany(tx, 'asked', kind, by)
  if (await isSignOffAsked(tx, kind, subject)) throw new ProblemError('sign_off_asked')
  const inHour = await countSince(tx, 'asked', kind, by, 1)
  const alarms: SignOffAlarm[] = inHour >= signOffLimits[kind].quietPerHour ? ['many'] : []
  return tx
    .insertInto('sign_offs')
    .values({
      id: ids.next(),
      kind,
      subject,
      claim_id: claimId ?? null,
      reason: reason ?? null,
      details: JSON.stringify(details),
      changes: JSON.stringify(changes),
      asked_by: actor.id,
      asked_at: at,
      state: 'asked',
      decided_by: null,
      decided_at: null,
      because: null,
      alarms: JSON.stringify(alarms),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Whether a second person was asked for this already, and has said nothing yet. */
export async function isSignOffAsked(
  database: Database,
  kind: SignOffKind,
  subject: string,
): Promise<boolean> {
  const open = await database
    .selectFrom('sign_offs')
    .select('id')
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('state', '=', 'asked')
    .executeTakeFirst()
  return open !== undefined
}

/** @throws {ProblemError} `too_many_attempts` */
export async function refuseTooMany(
  tx: Transaction,
  did: 'asked' | 'decided',
  kind: SignOffKind,
  by: ByPerson,
): Promise<void> {
  if ((await countSince(tx, did, kind, by, 24)) < signOffLimits[kind].perDay) return
  throw new ProblemError('too_many_attempts', { retryAfterSeconds: 3600 })
}

async function countSince(
  tx: Transaction,
  did: 'asked' | 'decided',
  kind: SignOffKind,
  { actor, at }: ByPerson,
  hours: number,
): Promise<number> {
  const { count } = await tx
    .selectFrom('sign_offs')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('kind', '=', kind)
    .where(did === 'asked' ? 'asked_by' : 'decided_by', '=', actor.id)
    .where(did === 'asked' ? 'asked_at' : 'decided_at', '>', hoursBefore(at, hours))
    .executeTakeFirstOrThrow()
  return count
}

const hoursBefore = (now: Date, hours: number) => new Date(now.getTime() - hours * 3600_000)

export async function closeSignOff(
  tx: Transaction,
  row: SignOffRow,
  closed: {
    state: Exclude<SignOffState, 'asked'>
    by: ByPerson
    because?: string
    alarms?: SignOffAlarm[]
  },
): Promise<void> {
  await tx
    .updateTable('sign_offs')
    .set({
      state: closed.state,
      decided_by: closed.by.actor.id,
      decided_at: closed.by.at,
      because: closed.because ?? null,
      alarms: JSON.stringify([...row.alarms, ...(closed.alarms ?? [])]),
    })
    .where('id', '=', row.id)
    .execute()
}

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
