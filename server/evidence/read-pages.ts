import { ProblemError } from '../http/problem.ts'
import type { Database } from '../storage/tables.ts'
import type { ReadPages } from './find-lines.ts'
import { loadReadings } from './reading-store.ts'

/**
 * The pages of a claim's document as they were read; none while they were not. Hashes from elsewhere
 * give no access.
 *
 * @throws {ProblemError} `not_found`
 */
export async function readPagesOf(
  database: Database,
  { number, sha256 }: { number: string; sha256: string },
): Promise<ReadPages> {
  const rows = await database
    .selectFrom('documents')
    .innerJoin('claims', 'claims.id', 'documents.claim_id')
    .innerJoin('document_pages', 'document_pages.document_id', 'documents.id')
    .select(['documents.id', 'documents.kind', 'document_pages.sha256'])
    .where('claims.number', '=', number)
    .where('documents.sent_sha256', '=', sha256)
    .orderBy('documents.id')
    .orderBy('document_pages.page')
    .execute()
  const [first] = rows
  if (!first) throw new ProblemError('not_found')
  const shown = rows.filter(({ id }) => id === first.id)
  const read = (await loadReadings(database, [sha256])).get(sha256)?.pages ?? []
  const pages = read.flatMap((page, at) => {
    const its = shown[at]
    return its ? { ...page, sha256: its.sha256 } : []
  })
  return { kind: first.kind, pages }
}
