import type { Colleague } from '../../contract/claim-words.ts'
import { invalidInput } from '../http/problem.ts'
import { findPerson } from '../staff/store.ts'
import type { Database } from '../storage/tables.ts'

/**
 * A person who decides claims.
 *
 * @param field where the caller named them
 * @throws {ProblemError} `invalid_input` for anyone else
 */
export async function findReviewer(
  database: Database,
  id: string,
  field: string,
): Promise<Colleague> {
  const reviewer = await findPerson(database, id)
  if (reviewer?.permissions.includes('claims.decide')) return reviewer
  throw invalidInput([{ field, code: 'no_reviewer', message: 'is nobody who decides claims' }])
}
