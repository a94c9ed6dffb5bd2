import type { Release } from '../../contract/releases.ts'
import type { ByPerson } from '../history/store.ts'
import { ProblemError, requireAllowed } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import type { Transaction } from '../storage/tables.ts'
import { startRefused } from './refusals.ts'
import { dueOf, listHeld } from './rehearse.ts'
import { hasOpenRelease, readRelease } from './release-store.ts'

/** Rows of one insert. */
const rowsAtOnce = 5000

/**
 * Records which held prizes a release includes; the worker then releases them one by one.
 *
 * @throws {ProblemError} `not_found`, `promotion_running`, `release_running`; `release_changed` when
 *   another number of prizes is held than was rehearsed
 */
export async function startRelease(
  tx: Transaction,
  { ids }: Pick<Ports, 'ids'>,
  asked: { promotionId: string; count: number },
  { actor: { id: staffId }, at: now }: ByPerson,
): Promise<Release> {
  // A second release started at the same moment waits here, and then finds the first.
  const promotion = await tx
    .selectFrom('promotions')
    .select(['id', 'terms'])
    .where('id', '=', asked.promotionId)
    .forUpdate()
    .executeTakeFirst()
  if (!promotion) throw new ProblemError('not_found')
  const isRunning = await hasOpenRelease(tx, promotion.id)
  const held = await listHeld(tx, promotion.id)
  const due = dueOf(held, promotion.terms.zone, now)
  requireAllowed(startRefused({ held: held.length, due: due.length, isRunning }))
  if (due.length !== asked.count) throw new ProblemError('release_changed')

  const id = ids.next()
  await tx
    .insertInto('releases')
    .values({
      id,
      promotion_id: promotion.id,
      state: 'running',
      total: due.length,
      started_by: staffId,
      run_by: staffId,
      started_at: now,
      changed_at: now,
    })
    .execute()
  for (let start = 0; start < due.length; start += rowsAtOnce) {
    await tx
      .insertInto('release_items')
      .values(
        due.slice(start, start + rowsAtOnce).map(({ claim_id }, index) => ({
          release_id: id,
          claim_id,
          position: start + index + 1,
          state: 'waiting' as const,
        })),
      )
      .execute()
  }
  return readRelease(tx, id)
}

/**
 * Pauses or resumes a release. From then on it runs with the authority of whoever resumed it.
 *
 * @throws {ProblemError} `not_found`, `release_not_there`
 */
export async function turnRelease(
  tx: Transaction,
  id: string,
  turn: { from: 'running' | 'paused'; to: 'running' | 'paused' },
  { actor: { id: staffId }, at: now }: ByPerson,
): Promise<Release> {
  const { numUpdatedRows } = await tx
    .updateTable('releases')
    .set({
      state: turn.to,
      changed_at: now,
      ...(turn.to === 'running'
        ? { run_by: staffId, paused_because: null }
        : { paused_because: 'somebody' as const }),
    })
    .where('id', '=', id)
    .where('state', '=', turn.from)
    .executeTakeFirst()
  const release = await readRelease(tx, id)
  if (numUpdatedRows === 0n) throw new ProblemError('release_not_there')
  return release
}
