import { sql } from 'kysely'
import type { ByPerson } from '../history/store.ts'
import { ProblemError } from '../http/problem.ts'
import { setDeskValue } from '../storage/desk-values.ts'
import type { Database } from '../storage/tables.ts'

/**
 * Whether an account has been in its owner's hands long enough to be somebody's second person. Days
 * are the desk's own setting; while the desk itself is younger, a new account does, and an alarm
 * says so.
 */
async function standingOf(
  database: Database,
  staffId: string,
  now: Date,
): Promise<'old' | 'new' | 'new_desk'> {
  const { is_old, is_desk_new } = await database
    .selectNoFrom([
      sql<boolean>`is_account_old(${staffId}::uuid, ${now})`.as('is_old'),
      sql<boolean>`is_desk_new(${now})`.as('is_desk_new'),
    ])
    .executeTakeFirstOrThrow()
  if (is_old) return 'old'
  return is_desk_new ? 'new_desk' : 'new'
}

/**
 * The one rule for whoever confirms what somebody else did or asked for.
 *
 * @throws {ProblemError} `second_person_needed`, `second_person_new`
 */
export async function requireSecondPerson(
  database: Database,
  askedBy: string | null,
  { actor: { id: staffId }, at: now }: ByPerson,
): Promise<'old' | 'new_desk'> {
  if (askedBy === staffId) throw new ProblemError('second_person_needed')
  const standing = await standingOf(database, staffId, now)
  if (standing === 'new') throw new ProblemError('second_person_new')
  return standing
}

/** Sets for how many days an account is new; 0 for never. A setting of the operator's. */
export const setSecondPersonDays = (database: Database, days: number): Promise<void> =>
  setDeskValue(database, 'second-person-days', String(days))
