import { ReadingInterrupted, type DocumentToRead, type Ports } from '../ports.ts'
import type { Database } from '../storage/tables.ts'
import { keepPaperWords } from './paper-words-store.ts'
import {
  keepReading,
  putReadingOff,
  queueReading,
  takeReading,
  type ReadingRow,
} from './reading-store.ts'

type Needs = Pick<Ports, 'database' | 'pictures' | 'textReader' | 'clock' | 'log'>

/**
 * Reads the file that has waited longest. If the process dies, nothing is lost: its hold expires,
 * and another process takes the file.
 *
 * @returns whether there was one
 */
export async function readNext(ports: Needs): Promise<boolean> {
  const { database, textReader, clock } = ports
  if (!textReader) return false
  const job = await takeReading(database, textReader.engine, clock.now())
  if (!job) return false
  try {
    const pages = await textReader.read(await documentOf(ports, job))
    const key = { sentSha256: job.sent_sha256, engine: job.engine }
    await database.transaction().execute(async (tx) => {
      await keepReading(tx, key, pages, clock.now())
      await keepPaperWords(tx, key.sentSha256)
    })
  } catch (error) {
    // The next process continues it.
    if (error instanceof ReadingInterrupted) return false
    ports.log.error('reading a document', error)
    await putReadingOff(database, job, clock.now())
  }
  return true
}

async function documentOf(
  { database, pictures }: Pick<Needs, 'database' | 'pictures'>,
  job: ReadingRow,
): Promise<DocumentToRead> {
  const documents = await database
    .selectFrom('documents')
    .innerJoin('attempts', (join) =>
      join
        .onRef('attempts.claim_id', '=', 'documents.claim_id')
        .onRef('attempts.number', '=', 'documents.attempt'),
    )
    .select(['documents.id', 'documents.kind', 'documents.original_sha256', 'attempts.facts'])
    .where('documents.sent_sha256', '=', job.sent_sha256)
    .orderBy('documents.uploaded_at')
    .limit(20)
    .execute()
  const [first] = documents
  if (!first) throw new Error('A file to be read belongs to no document')
  const pages = await database
    .selectFrom('document_pages')
    .innerJoin('files', 'files.sha256', 'document_pages.sha256')
    .select(['files.sha256', 'files.width', 'files.height'])
    .where('document_id', '=', first.id)
    .orderBy('page')
    .execute()
  const bytesOf = async (sha256: string) => {
    const bytes = await pictures.get(sha256)
    if (!bytes) throw new Error('A page to be read is not in the picture store')
    return bytes
  }
  return {
    seeks: documents.some(({ kind }) => kind === 'serial_photo') ? 'codes' : 'text',
    pages: await Promise.all(
      pages.map(async ({ sha256, width, height }) => ({
        bytes: await bytesOf(sha256),
        width: width ?? 0,
        height: height ?? 0,
      })),
    ),
    original: first.original_sha256 ? await bytesOf(first.original_sha256) : null,
    hints: [...new Set(documents.map(({ facts }) => facts.registration.serialNumber))],
  }
}

/**
 * Queues every file that this engine has not read: after an engine changed, or for older claims.
 *
 * @returns how many files
 */
export async function readAgain(database: Database, engine: string, now: Date): Promise<number> {
  const rest = await database
    .selectFrom('documents')
    .leftJoin('readings', 'readings.sent_sha256', 'documents.sent_sha256')
    .distinctOn('documents.sent_sha256')
    .select(['documents.sent_sha256', 'readings.light'])
    .where('documents.sent_sha256', 'not in', (of) =>
      of.selectFrom('readings').select('sent_sha256').where('engine', '=', engine),
    )
    .execute()
  await database.transaction().execute(async (tx) => {
    for (const { sent_sha256: sentSha256, light } of rest) {
      await queueReading(tx, { sentSha256, engine, light: light ?? [], at: now })
    }
  })
  return rest.length
}
