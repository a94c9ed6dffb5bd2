import type { DetailsOf, EventKind, HistoryEvent } from '../../contract/history.ts'
import type { Database, EventDetails, Transaction } from '../storage/tables.ts'

export type Actor = { kind: 'staff'; id: string } | { kind: 'member' } | { kind: 'system' }

/** Who does something, and when. */
export interface By {
  actor: Actor
  at: Date
}

export const byPerson = ({ id }: { id: string }, at: Date): By => ({
  actor: { kind: 'staff', id },
  at,
})

/** What the desk does without anybody. */
export const byItself = (at: Date): By => ({ actor: { kind: 'system' }, at })

export interface Step {
  claimId: string
  /** The version of the claim that this step made; the database refuses one without the other. */
  version: number
  attempt: number
  kind: EventKind
  at: Date
  actor: Actor
  details?: EventDetails | DetailsOf<EventKind>
  internalNote?: string | null
}

/** Adds one step to a claim's history, in the transaction of the change it tells of. */
export async function recordStep(tx: Transaction, step: Step): Promise<void> {
  await tx
    .insertInto('events')
    .values({
      claim_id: step.claimId,
      version: step.version,
      attempt: step.attempt,
      kind: step.kind,
      at: step.at,
      actor_kind: step.actor.kind,
      actor_id: step.actor.kind === 'staff' ? step.actor.id : null,
      details: JSON.stringify(step.details ?? {}),
      internal_note: step.internalNote ?? null,
    })
    .execute()
}

/** A claim's whole history, the newest first, with the mails each step caused. */
export async function readHistory(database: Database, claimId: string): Promise<HistoryEvent[]> {
  const [events, mails] = await Promise.all([
    eventsSince(database, claimId, 0),
    database
      .selectFrom('mails')
      .select(['id', 'version', 'kind', 'state'])
      .where('claim_id', '=', claimId)
      .orderBy('id')
      .execute(),
  ])
  return events
    .map((event) => ({
      version: event.version,
      kind: event.kind,
      at: event.at.toISOString(),
      actor: { kind: event.actor_kind, name: event.actor_name },
      attempt: event.attempt,
      details: event.details,
      internalNote: event.internal_note,
      mails: mails
        .filter((mail) => mail.version === event.version)
        .map(({ id, kind, state }) => ({ id, kind, state })),
    }))
    .toReversed()
}

/** Steps after a version, the oldest first: what somebody missed who last saw that version. */
export async function eventsSince(database: Database, claimId: string, version: number) {
  return database
    .selectFrom('events')
    .leftJoin('staff', 'staff.id', 'events.actor_id')
    .select([
      'events.version',
      'events.kind',
      'events.at',
      'events.attempt',
      'events.actor_kind',
      'events.details',
      'events.internal_note',
      'staff.name as actor_name',
    ])
    .where('claim_id', '=', claimId)
    .where('version', '>', version)
    .orderBy('version')
    .execute()
}
