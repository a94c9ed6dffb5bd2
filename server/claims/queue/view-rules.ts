import type { Person } from '../../../contract/session.ts'
import { lacking, type Refusal } from '../../http/permission.ts'

/** Views a person keeps at most: more than anybody could tell apart. */
export const mostViews = 100

/**
 * Why a person cannot change a view, or do away with it; `null` when they can: its owner, and who
 * oversees the desk where others use it too. What somebody else keeps for themselves is not there.
 */
export function changeRefused(
  { owner_id: ownerId, is_shared: isShared }: { owner_id: string; is_shared: boolean },
  person: Person,
): Refusal {
  if (lacking(person, 'claims.decide')) return 'not_permitted'
  if (ownerId === person.id) return null
  if (!isShared) return 'not_found'
  return lacking(person, 'claims.assign')
}
