import type { DrawingGap } from '../../contract/document-reading.ts'
import type { EvidenceDocument, EvidenceKind } from '../../contract/evidence.ts'
import { sha256Hex } from '../http/digest.ts'
import type { Upload } from '../http/input.ts'
import type { PictureStore, DecodedDocument } from '../ports.ts'
import type { PageLight } from '../storage/page-reading.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { presentReading } from './present-reading.ts'
import { listCorrections, loadReadings, queueReading } from './reading-store.ts'

/** A decoded document whose files are stored, ready to be added to an attempt. */
interface StoredDocument {
  kind: EvidenceKind
  fileName: string
  sentSha256: string
  originalSha256: string | null
  pages: StoredFile[]
  original: StoredFile | null
  light: PageLight[]
  pagesInAll: number
  gaps: DrawingGap[]
}

interface StoredFile {
  sha256: string
  mediaType: string
  bytes: number
  width: number | null
  height: number | null
}

/** Stores the files of a document by hash; existing files stay. */
export async function storeFiles(
  pictures: PictureStore,
  kind: EvidenceKind,
  upload: Upload,
  document: DecodedDocument,
): Promise<StoredDocument> {
  const store = async (bytes: Uint8Array): Promise<string> => {
    const sha256 = await sha256Hex(new Uint8Array(bytes))
    await pictures.put(sha256, bytes)
    return sha256
  }
  const pages: StoredFile[] = []
  for (const { bytes, mediaType, width, height } of document.pages) {
    pages.push({ sha256: await store(bytes), mediaType, bytes: bytes.length, width, height })
  }
  const sent = document.original
  const original: StoredFile | null = sent && {
    sha256: await store(sent.bytes),
    mediaType: sent.mediaType,
    bytes: sent.bytes.length,
    width: null,
    height: null,
  }
  return {
    kind,
    fileName: upload.fileName,
    sentSha256: await sha256Hex(upload.bytes),
    originalSha256: original?.sha256 ?? null,
    pages,
    original,
    light: document.pages.map(({ light }) => light),
    pagesInAll: document.pagesInAll,
    gaps: document.gaps,
  }
}

/** Adds a stored document to an attempt as evidence. */
export async function keepDocument(
  tx: Transaction,
  document: StoredDocument,
  attempt: {
    documentId: string
    claimId: string
    attempt: number
    at: Date
    engine: string | null
  },
): Promise<void> {
  for (const file of [...document.pages, ...(document.original ? [document.original] : [])]) {
    await tx
      .insertInto('files')
      .values({
        sha256: file.sha256,
        media_type: file.mediaType,
        bytes: file.bytes,
        width: file.width,
        height: file.height,
        stored_at: attempt.at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await tx
    .insertInto('documents')
    .values({
      id: attempt.documentId,
      claim_id: attempt.claimId,
      attempt: attempt.attempt,
      kind: document.kind,
      file_name: document.fileName,
      sent_sha256: document.sentSha256,
      original_sha256: document.originalSha256,
      uploaded_at: attempt.at,
      pages_in_all: document.pagesInAll,
      gaps: JSON.stringify(document.gaps),
    })
    .execute()
  await tx
    .insertInto('document_pages')
    .values(
      document.pages.map(({ sha256 }, index) => ({
        document_id: attempt.documentId,
        page: index + 1,
        sha256,
      })),
    )
    .execute()
  if (attempt.engine === null) return
  await queueReading(tx, {
    sentSha256: document.sentSha256,
    engine: attempt.engine,
    light: document.light,
    at: attempt.at,
  })
}

/** Every document of a claim, the oldest attempt first. */
export async function listDocuments(
  database: Database,
  claimId: string,
): Promise<EvidenceDocument[]> {
  const rows = await database
    .selectFrom('documents')
    .innerJoin('document_pages', 'document_pages.document_id', 'documents.id')
    .innerJoin('files', 'files.sha256', 'document_pages.sha256')
    .select([
      'documents.id',
      'documents.attempt',
      'documents.kind',
      'documents.file_name',
      'documents.sent_sha256',
      'documents.original_sha256',
      'documents.uploaded_at',
      'documents.pages_in_all',
      'documents.gaps',
      'files.sha256',
      'files.width',
      'files.height',
    ])
    .where('documents.claim_id', '=', claimId)
    .orderBy('documents.attempt')
    .orderBy('documents.kind')
    .orderBy('document_pages.page')
    .execute()
  const files = [...new Set(rows.map((row) => row.sent_sha256))]
  const readings = await loadReadings(database, files)
  const corrections = await listCorrections(database, files)
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((pages) => {
    const [first] = pages
    if (!first) return []
    return {
      kind: first.kind,
      pages: pages.map(({ sha256, width, height }) => ({
        sha256,
        width: width ?? 0,
        height: height ?? 0,
      })),
      pagesInAll: first.pages_in_all ?? pages.length,
      fileName: first.file_name,
      uploadedAt: first.uploaded_at.toISOString(),
      sentSha256: first.sent_sha256,
      originalSha256: first.original_sha256,
      sentWithAttempt: first.attempt,
      reading: presentReading(
        first.kind,
        readings.get(first.sent_sha256),
        corrections.filter((one) => one.sent_sha256 === first.sent_sha256),
        first.gaps,
      ),
    }
  })
}

/** A file, if it is evidence of this claim: hashes from elsewhere give no access. */
export async function findFileOfClaim(
  database: Database,
  claimNumber: string,
  sha256: string,
  as: 'page' | 'original',
): Promise<{ mediaType: string; fileName: string } | null> {
  const documents = database
    .selectFrom('documents')
    .innerJoin('claims', 'claims.id', 'documents.claim_id')
    .where('claims.number', '=', claimNumber)
  const row =
    as === 'page'
      ? await documents
          .innerJoin('document_pages', 'document_pages.document_id', 'documents.id')
          .innerJoin('files', 'files.sha256', 'document_pages.sha256')
          .select(['files.media_type', 'documents.file_name'])
          .where('document_pages.sha256', '=', sha256)
          .executeTakeFirst()
      : await documents
          .innerJoin('files', 'files.sha256', 'documents.original_sha256')
          .select(['files.media_type', 'documents.file_name'])
          .where('documents.original_sha256', '=', sha256)
          .executeTakeFirst()
  return row ? { mediaType: row.media_type, fileName: row.file_name } : null
}

/** Whether a page is shown with a claim, as a document of this kind. */
export async function hasPage(
  database: Database,
  claimId: string,
  { kind, sha256 }: { kind: EvidenceKind; sha256: string },
): Promise<boolean> {
  const row = await database
    .selectFrom('documents')
    .innerJoin('document_pages', 'document_pages.document_id', 'documents.id')
    .select('documents.id')
    .where('documents.claim_id', '=', claimId)
    .where('documents.kind', '=', kind)
    .where('document_pages.sha256', '=', sha256)
    .executeTakeFirst()
  return row !== undefined
}
