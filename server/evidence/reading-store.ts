import type { Selectable } from 'kysely'
import type { PageLight, PageReading } from '../storage/page-reading.ts'
import type { Database, Tables, Transaction } from '../storage/tables.ts'
import { numbersOf } from './likeness.ts'
import { fingerprintsOf, lookupKeysOf } from './lookup-keys.ts'
import { boundedReading } from './reading-limits.ts'

export type ReadingRow = Selectable<Tables['readings']>

/** A file to be read, reserved until `heldUntil`. */
export interface ReadingJob {
  sentSha256: string
  engine: string
}

/** Minutes for which a job is reserved; then any process may take it. */
const holdMinutes = 3

/** A file that crashes its reader this often is left to people. */
const mostTries = 3

const minute = 60_000

/** Queues a file, unless this engine has read it or will, whichever claim it came with. */
export async function queueReading(
  tx: Transaction,
  job: ReadingJob & { light: PageLight[]; at: Date },
): Promise<void> {
  await tx
    .insertInto('readings')
    .values({
      sent_sha256: job.sentSha256,
      engine: job.engine,
      state: 'waiting',
      queued_at: job.at,
      next_try_at: job.at,
      light: JSON.stringify(job.light),
      pages: null,
      numbers: null,
      read_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * Takes the file that has waited longest. Processes that ask at the same time get different ones.
 */
export async function takeReading(
  database: Database,
  engine: string,
  now: Date,
): Promise<ReadingRow | null> {
  const next = database
    .selectFrom('readings')
    .select('sent_sha256')
    .where('engine', '=', engine)
    .where('state', '=', 'waiting')
    .where('next_try_at', '<=', now)
    .orderBy('next_try_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
  const row = await database
    .updateTable('readings')
    .set((set) => ({
      tries: set('tries', '+', 1),
      next_try_at: new Date(now.getTime() + holdMinutes * minute),
    }))
    .where('engine', '=', engine)
    // Not `in`, which may re-evaluate the subquery per row and lock several rows.
    .where('sent_sha256', '=', next)
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** Stores a reading once: a second result of the same job changes nothing. */
export async function keepReading(
  tx: Transaction,
  { sentSha256, engine }: ReadingJob,
  read: PageReading[],
  now: Date,
): Promise<void> {
  const pages = boundedReading(read)
  const kept = await tx
    .updateTable('readings')
    .set({
      state: 'read',
      pages: JSON.stringify(pages),
      numbers: JSON.stringify(numbersOf(pages)),
      read_at: now,
      next_try_at: null,
    })
    .where('sent_sha256', '=', sentSha256)
    .where('engine', '=', engine)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (kept.numUpdatedRows === 0n) return
  const marks = lookupKeysOf(pages).map((mark) => ({ ...mark, sent_sha256: sentSha256 }))
  const looks = (pages[0]?.hashes ?? [])
    .slice(0, 1)
    .flatMap(fingerprintsOf)
    .map((look) => ({ ...look, sent_sha256: sentSha256 }))
  if (marks.length > 0) {
    await tx
      .insertInto('reading_marks')
      .values(marks)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  if (looks.length > 0) {
    await tx
      .insertInto('reading_looks')
      .values(looks)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** After a failure: later, or never if it failed too often. */
export async function putReadingOff(
  database: Database,
  { sent_sha256, engine, tries }: Pick<ReadingRow, 'sent_sha256' | 'engine' | 'tries'>,
  now: Date,
): Promise<void> {
  const isOver = tries >= mostTries
  await database
    .updateTable('readings')
    .set({
      state: isOver ? 'failed' : 'waiting',
      next_try_at: isOver ? null : new Date(now.getTime() + tries * minute),
    })
    .where('sent_sha256', '=', sent_sha256)
    .where('engine', '=', engine)
    .where('state', '=', 'waiting')
    .execute()
}

/** The newest reading of each file, or the state of the newest engine's job. */
export async function loadReadings(
  database: Database,
  files: string[],
): Promise<Map<string, ReadingRow>> {
  const rows =
    files.length === 0
      ? []
      : await database
          .selectFrom('readings')
          .selectAll()
          .where('sent_sha256', 'in', files)
          .orderBy('queued_at')
          .execute()
  const newest = new Map<string, ReadingRow>()
  for (const stored of rows) {
    // Earlier versions stored readings whole.
    const row = { ...stored, pages: stored.pages && boundedReading(stored.pages) }
    // Until a new engine has read it, the previous reading stays valid.
    if (row.state === 'read' || newest.get(row.sent_sha256)?.state !== 'read') {
      newest.set(row.sent_sha256, row)
    }
  }
  return newest
}

/** Releases whatever a dead process had reserved. Only for a desk with a single process. */
export async function releaseReadings(database: Database, now: Date): Promise<void> {
  await database
    .updateTable('readings')
    .set({ next_try_at: now })
    .where('state', '=', 'waiting')
    .where('next_try_at', '>', now)
    .execute()
}

export type CorrectionRow = Selectable<Tables['corrections']> & { staff_name: string }

/** The latest correction of each file and fact, unless it was taken back. */
export async function listCorrections(
  database: Database,
  files: string[],
): Promise<CorrectionRow[]> {
  if (files.length === 0) return []
  const rows = await database
    .selectFrom('corrections')
    .innerJoin('staff', 'staff.id', 'corrections.staff_id')
    .selectAll('corrections')
    .select('staff.name as staff_name')
    .distinctOn(['sent_sha256', 'fact'])
    .where('sent_sha256', 'in', files)
    .orderBy('sent_sha256')
    .orderBy('fact')
    .orderBy('corrected_at', 'desc')
    .orderBy('corrections.id', 'desc')
    .execute()
  return rows.filter(({ value }) => value !== null)
}
