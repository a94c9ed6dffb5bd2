import type { Selectable } from 'kysely'
import type { Person } from '../../contract/session.ts'
import type { Database, Tables } from '../storage/tables.ts'
import type { ClaimRow } from './store.ts'

export type DecisionRow = Selectable<Tables['decisions']>

/** The decision in force; `undefined` while the attempt is waiting. */
export async function standingDecision(
  database: Database,
  claim: Pick<ClaimRow, 'id' | 'attempt'>,
): Promise<DecisionRow | undefined> {
  return database
    .selectFrom('decisions')
    .selectAll()
    .where('claim_id', '=', claim.id)
    .where('attempt', '=', claim.attempt)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
}

/**
 * Until when this person can undo the decision: their own, if nothing followed it; otherwise
 * `null`. Whether its mail has left anyway is decided by the mail's row.
 */
export async function undoUntil(
  database: Database,
  claim: ClaimRow,
  person: Person,
  now: Date,
): Promise<Date | null> {
  if (claim.state === 'waiting') return null
  const decision = await standingDecision(database, claim)
  if (!decision || decision.staff_id !== person.id || decision.version !== claim.version) {
    return null
  }
  const until = decision.undo_until
  return until && until > now ? until : null
}
