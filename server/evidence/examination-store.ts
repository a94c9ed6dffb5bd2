import { HeavyWorkFailed } from '../heavy-work.ts'
import { sha256Hex } from '../http/digest.ts'
import { NeededFirst } from '../http/needed-first.ts'
import type { Ports } from '../ports.ts'
import type { Database } from '../storage/tables.ts'
import { blank } from './check-parts.ts'
import {
  examinationRules,
  examinePapers,
  type PapersExamined,
  type PapersToExamine,
} from './examine-papers.ts'

/** Milliseconds of work before papers are left to people; a full one takes less than a tenth. */
const longest = 20_000

/** Days for which a result is kept; viewing the claim later computes it again. */
const keptDays = 60

/**
 * Minutes after which papers that took too long are tried again, since the machine may have been
 * busy.
 */
const retryMinutes = 10

/**
 * The examination of these papers, stored under everything it depends on, so that an outdated
 * result is never used.
 *
 * @param readings identifies the reading of each paper; stands for its pages
 * @throws {NeededFirst} when it was not computed yet
 */
export async function examined(
  database: Database,
  papers: PapersToExamine,
  readings: string[],
): Promise<PapersExamined> {
  const key = await keyOf(papers, readings)
  const row = await database
    .selectFrom('examinations')
    .select('outcome')
    .where('key', '=', key)
    .executeTakeFirst()
  // Written only below and by these rules: the key ensures that.
  if (row) return row.outcome as PapersExamined
  throw new NeededFirst('An examination', (ports) => examine(ports, key, papers))
}

function keyOf({ photo, invoice, ...rest }: PapersToExamine, readings: string[]): Promise<string> {
  const named = [photo, invoice].map(
    (paper) => paper && [paper.sentSha256, paper.sha256s, paper.corrected],
  )
  return sha256Hex(JSON.stringify([examinationRules, named, readings, rest]))
}

async function examine(
  { database, heavyWork, clock, log }: Pick<Ports, 'database' | 'heavyWork' | 'clock' | 'log'>,
  key: string,
  papers: PapersToExamine,
): Promise<void> {
  const outcome = await heavyWork
    .run(examinePapers, papers, { milliseconds: longest })
    .catch((error: unknown) => {
      if (!(error instanceof HeavyWorkFailed)) throw error
      log.error('examining papers', error)
      return null
    })
  await database
    .insertInto('examinations')
    .values({
      key,
      outcome: JSON.stringify(outcome ?? notExamined),
      is_complete: outcome !== null,
      made_at: clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The result for papers that take too long: a person decides, and no check passes. */
const notExamined: PapersExamined = {
  checks: [blank('papers_examined', 'papers')],
  asRead: [],
  read: { numbers: [], dates: [], lines: [], total: null },
  ledger: null,
}

/** Deletes results that were not used for long, and failed ones sooner. */
export async function forgetOldExaminations(database: Database, now: Date): Promise<void> {
  const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
  await database
    .deleteFrom('examinations')
    .where((query) =>
      query.or([
        query('made_at', '<', before(keptDays * 24 * 60)),
        query.and([query('is_complete', '=', false), query('made_at', '<', before(retryMinutes))]),
      ]),
    )
    .execute()
}
