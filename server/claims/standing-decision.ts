import type { Selectable } from 'kysely'
import type { Person } from '../../contract/session.ts'
import type { Database, Tables } from '../storage/tables.ts'
import type { ClaimRow } from './store.ts'

export type DecisionRow = Selectable<Tables['decisions']>

/** The decision a claim stands on; `undefined` while its attempt is waiting. */
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
 * Until when this person can undo the decision: their own, as long as nothing followed it. `null` when
 * they cannot. Whether a mail has left all the same, its row decides when it is tried.
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
