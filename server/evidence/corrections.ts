import type { CorrectableFact } from '../../contract/document-reading.ts'
import type { EvidenceKind } from '../../contract/evidence.ts'
import { ProblemError } from '../http/problem.ts'
import type { Transaction } from '../storage/tables.ts'
import { keepPaperWords } from './paper-words-store.ts'

interface NewCorrection {
  id: string
  /** The claim's. */
  number: string
  kind: EvidenceKind
  fact: CorrectableFact
  value: string | null
  staffId: string
  at: Date
}

/**
 * Stores a reviewer's reading of the newest document of its kind. It belongs to the file, so other
 * claims with the same file use it too.
 *
 * @throws {ProblemError} `not_found`
 */
export async function keepCorrection(
  tx: Transaction,
  { id, number, kind, fact, value, staffId, at }: NewCorrection,
): Promise<void> {
  const document = await tx
    .selectFrom('documents')
    .innerJoin('claims', 'claims.id', 'documents.claim_id')
    .select('documents.sent_sha256')
    .where('claims.number', '=', number)
    .where('documents.kind', '=', kind)
    .orderBy('documents.attempt', 'desc')
    .executeTakeFirst()
  if (!document) throw new ProblemError('not_found')
  await tx
    .insertInto('corrections')
    .values({
      id,
      sent_sha256: document.sent_sha256,
      fact,
      value,
      staff_id: staffId,
      corrected_at: at,
    })
    .execute()
  await keepPaperWords(tx, document.sent_sha256)
}
