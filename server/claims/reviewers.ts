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

/**
 * People who may open claims.
 *
 * @param field where the caller named them
 * @throws {ProblemError} `invalid_input` for anyone else
 */
export async function findReaders(
  database: Database,
  ids: string[],
  field: string,
): Promise<Colleague[]> {
  const readers = await Promise.all(ids.map((id) => findPerson(database, id)))
  const message = 'is nobody who reads claims'
  const faults = ids.flatMap((_id, at) =>
    readers[at]?.permissions.includes('claims.read')
      ? []
      : [{ field: `${field}.${at}`, code: 'no_reader' as const, message }],
  )
  if (faults.length > 0) throw invalidInput(faults)
  return readers.filter((reader) => reader !== null)
}
