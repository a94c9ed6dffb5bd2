import type { Person } from '../../../contract/session.ts'
import { lacking, type Refusal } from '../../http/permission.ts'

/** Phrases a person keeps for themselves at most, and the desk shares. */
export const mostOwn = 100
export const mostShared = 200

/** Shared phrases belong to supervisors and administrators, like the calendars. */
const maySaveShared = 'calendars.keep'

/** Why a person cannot save a phrase, for themselves or for all; `null` when they can. */
export const saveRefused = (isShared: boolean, person: Person): Refusal =>
  lacking(person, isShared ? maySaveShared : 'claims.decide')

/**
 * Why a person cannot change or delete a phrase; `null` when they can. What somebody else keeps for
 * themselves is not there.
 */
/** Whoever takes a phrase back from the desk makes it their own: its author alone. */
export const unshareRefused = (
  before: { author_id: string; is_shared: boolean },
  after: { isShared: boolean },
  person: Person,
): Refusal =>
  before.is_shared && !after.isShared && before.author_id !== person.id ? 'not_permitted' : null

export function changeRefused(
  { author_id: authorId, is_shared: isShared }: { author_id: string; is_shared: boolean },
  person: Person,
): Refusal {
  if (!isShared && authorId !== person.id) return 'not_found'
  return saveRefused(isShared, person)
}
