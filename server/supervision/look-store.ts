import type { Selectable } from 'kysely'
import type { Disagreement, LookVerdict } from '../../contract/quality.ts'
import type { ByPerson } from '../history/store.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import type { Database, Tables, Transaction } from '../storage/tables.ts'
import { goldenLook } from './golden-store.ts'

export type LookRow = Selectable<Tables['second_looks']>

/**
 * The look this person has begun, else now and then one with a known answer, which looks like any
 * other, else the oldest that waits and is not of their own decision.
 */
export async function nextLook(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
  staffId: string,
  now: Date,
): Promise<LookRow | null> {
  const begun = await tx
    .selectFrom('second_looks')
    .selectAll()
    .where('staff_id', '=', staffId)
    .where('looked_at', 'is', null)
    .orderBy('taken_at')
    .executeTakeFirst()
  if (begun) return begun
  const golden = await goldenLook(tx, ports, staffId, now)
  if (golden) return golden
  const taken = await tx
    .updateTable('second_looks')
    .set({ staff_id: staffId, taken_at: now })
    .where('id', '=', (looks) =>
      looks
        .selectFrom('second_looks')
        .select('id')
        .where('staff_id', 'is', null)
        .where('first_staff_id', '<>', staffId)
        .orderBy('drawn_at')
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst()
  return taken ?? null
}

/** How many looks this person could still be given. */
export async function countLooksFor(database: Database, staffId: string): Promise<number> {
  const { left } = await database
    .selectFrom('second_looks')
    .select((query) => query.fn.countAll<number>().as('left'))
    .where('looked_at', 'is', null)
    .where('first_staff_id', '<>', staffId)
    .where((query) => query.or([query('staff_id', 'is', null), query('staff_id', '=', staffId)]))
    .executeTakeFirstOrThrow()
  return left
}

/** How many looks wait, whoever they will be given to. */
export async function countWaitingLooks(database: Database): Promise<number> {
  const { waiting } = await database
    .selectFrom('second_looks')
    .select((query) => query.fn.countAll<number>().as('waiting'))
    .where('looked_at', 'is', null)
    .executeTakeFirstOrThrow()
  return waiting
}

/** The claim's number of a look that this person has begun; `null` if it is not theirs, or given. */
export async function claimOfBegunLook(
  database: Database,
  id: string,
  staffId: string,
): Promise<string | null> {
  const look = await database
    .selectFrom('second_looks as look')
    .innerJoin('claims', 'claims.id', 'look.claim_id')
    .select('claims.number')
    .where('look.id', '=', id)
    .where('look.staff_id', '=', staffId)
    .where('look.looked_at', 'is', null)
    .executeTakeFirst()
  return look?.number ?? null
}

/** @throws {ProblemError} `not_found` */
export async function lockLook(tx: Transaction, id: string) {
  const look = await tx
    .selectFrom('second_looks as look')
    .innerJoin('claims', 'claims.id', 'look.claim_id')
    .innerJoin('staff as first', 'first.id', 'look.first_staff_id')
    .selectAll('look')
    .select(['claims.number', 'first.name as first_by'])
    .where('look.id', '=', id)
    .forUpdate('look')
    .executeTakeFirst()
  if (!look) throw new ProblemError('not_found')
  return look
}

export async function saveVerdict(
  tx: Transaction,
  { id }: Pick<LookRow, 'id'>,
  { kind, reasons, note, agrees }: LookVerdict & { note: string | null; agrees: boolean },
  at: Date,
): Promise<void> {
  await tx
    .updateTable('second_looks')
    .set({ kind, reasons: JSON.stringify(reasons), note, looked_at: at, agrees })
    .where('id', '=', id)
    .execute()
}

export async function settleLook(
  tx: Transaction,
  { id }: Pick<LookRow, 'id'>,
  settledFor: NonNullable<Disagreement['settledFor']>,
  by: ByPerson,
): Promise<void> {
  await tx
    .updateTable('second_looks')
    .set({ settled_for: settledFor, settled_by: by.actor.id, settled_at: by.at })
    .where('id', '=', id)
    .execute()
}
