import type { HistoryEvent } from '../../contract/history.ts'
import type { Database } from '../storage/tables.ts'

export type Actor = { kind: 'staff'; id: string } | { kind: 'member' } | { kind: 'system' }

/** Who does something, and when. */
export interface By {
  actor: Actor
  at: Date
}

/** As `By`, for acts that only staff can do. */
export interface ByPerson extends By {
  actor: Extract<Actor, { kind: 'staff' }>
}

export const byPerson = ({ id }: { id: string }, at: Date): ByPerson => ({
  actor: { kind: 'staff', id },
  at,
})

/** Acts that the desk does by itself. */
export const byItself = (at: Date): By => ({ actor: { kind: 'system' }, at })

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

/** Steps after a version, the oldest first. */
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
