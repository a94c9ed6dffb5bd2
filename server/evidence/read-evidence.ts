import type { DocumentReading } from '../../contract/document-reading.ts'
import type { EvidenceKind } from '../../contract/evidence.ts'
import type { Database } from '../storage/tables.ts'
import type { ReadEvidence } from './evidence.ts'
import { hintsOf } from './picture-hints.ts'
import { listCorrections, loadReadings, type ReadingRow } from './reading-store.ts'

/** Documents with readings. */
export type ReadDocuments = Partial<
  Record<EvidenceKind, { evidence: ReadEvidence; reading: ReadingRow }>
>

/** Readings of an attempt's evidence; documents without a reading are left out. */
export const readEvidenceOf = async (
  database: Database,
  claimId: string,
  attempt: number,
): Promise<ReadDocuments> => (await readAttempt(database, claimId, attempt)).read

/** How far a document is read, and what is noticed about its picture. */
export interface LookedAt {
  kind: EvidenceKind
  reading: Pick<DocumentReading, 'state' | 'hints'>
}

/** The same, with how far each document is read; `null` where nothing reads it. */
export async function readAttempt(
  database: Database,
  claimId: string,
  attempt: number,
): Promise<{ read: ReadDocuments; documents: LookedAt[] }> {
  const documents = await database
    .selectFrom('documents')
    .distinctOn('kind')
    .select(['id', 'kind', 'sent_sha256', 'gaps'])
    .where('claim_id', '=', claimId)
    .where('attempt', '<=', attempt)
    .orderBy('kind')
    .orderBy('attempt', 'desc')
    .execute()
  const files = documents.map(({ sent_sha256 }) => sent_sha256)
  const readings = await loadReadings(database, files)
  const corrections = await listCorrections(database, files)
  const found: ReadDocuments = {}
  for (const { id, kind, sent_sha256: sentSha256 } of documents) {
    const reading = readings.get(sentSha256)
    if (!reading?.pages) continue
    const pages = await database
      .selectFrom('document_pages')
      .select('sha256')
      .where('document_id', '=', id)
      .orderBy('page')
      .execute()
    const own = corrections.filter((one) => one.sent_sha256 === sentSha256)
    found[kind] = {
      reading,
      evidence: {
        kind,
        sentSha256,
        sha256s: pages.map(({ sha256 }) => sha256),
        pages: reading.pages,
        corrected: Object.fromEntries(own.map(({ fact, value }) => [fact, value ?? ''])),
      },
    }
  }
  const lookedAt = documents.map(({ kind, sent_sha256, gaps }): LookedAt => {
    const reading = readings.get(sent_sha256)
    const hints = hintsOf(kind, reading?.light ?? [], reading?.pages ?? null, gaps)
    return { kind, reading: { state: reading?.state ?? null, hints } }
  })
  return { read: found, documents: lookedAt }
}
