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

/** Milliseconds of work after which papers are left to people; a full one takes less than a tenth. */
const longest = 20_000

/** Days for which an outcome is kept; found out again when a claim is looked at later. */
const keptDays = 60

/** Minutes after which papers that were too much are tried again: the machine may have been busy. */
const retryMinutes = 10

/**
 * What was found out of these papers: worked out once, and kept under everything it depends on, so
 * that nothing old is ever shown.
 *
 * @param readings which reading of each paper this is; stands for its pages
 * @throws {NeededFirst} when it was not worked out yet
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
  // Written below and nowhere else, by these very rules: the key says so.
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

/** Too much for the machine: a person looks, and nothing holds by itself. */
const notExamined: PapersExamined = {
  checks: [blank('papers_examined', 'papers')],
  asRead: [],
  read: { numbers: [], dates: [], lines: [], total: null },
  ledger: null,
}

/** Forgets what nobody looked at for long, and soon what could not be worked out. */
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
