import type { Selectable } from 'kysely'
import type { SignOff, SignOffAlarm, SignOffKind, SignOffState } from '../../contract/sign-offs.ts'
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
