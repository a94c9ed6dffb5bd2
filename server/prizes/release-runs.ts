import type { Release } from '../../contract/releases.ts'
import { lockClaimById, openFile } from '../claims/store.ts'
import { byPerson, type ByPerson } from '../history/store.ts'
import { ProblemError, requireAllowed } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { findPerson } from '../staff/store.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { releaseRefused, startRefused } from './refusals.ts'
import { dueOf, listHeld } from './rehearse.ts'
import { heldPrize, letGo, type ReleaseNeeds } from './release.ts'
import { hasOpenRelease, readRelease } from './release-store.ts'
import { findPrize } from './store.ts'

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

/** Prizes of one call: the worker has other things to do as well. */
const prizesAtOnce = 100

/**
 * Works on every running release. Each prize is released in a transaction of its own that also ticks
 * it off, so a crash neither repeats nor drops one. Several processes may run this at once: each skips
 * prizes that another has locked.
 *
 * @returns how many prizes were looked at
 */
export async function runReleases(
  { database, clock, ...ports }: ReleaseNeeds & Pick<Ports, 'database' | 'clock'>,
  atMost = prizesAtOnce,
): Promise<number> {
  let looked = 0
  while (looked < atMost) {
    const isLooked = await database
      .transaction()
      .execute((tx) => releaseNext(tx, ports, clock.now()))
    if (!isLooked) break
    looked += 1
  }
  await endReleases(database, clock.now())
  return looked
}

async function releaseNext(tx: Transaction, ports: ReleaseNeeds, now: Date): Promise<boolean> {
  const item = await tx
    .selectFrom('release_items as item')
    .innerJoin('releases', 'releases.id', 'item.release_id')
    .select(['item.release_id', 'item.claim_id', 'releases.run_by'])
    .where('item.state', '=', 'waiting')
    .where('releases.state', '=', 'running')
    .orderBy('releases.started_at')
    .orderBy('item.position')
    .limit(1)
    .forUpdate('item')
    .skipLocked()
    .executeTakeFirst()
  if (!item) return false
  const runner = await findPerson(tx, item.run_by)
  if (!runner?.permissions.includes('prizes.release')) {
    // Its runner lost the permission, so it waits for somebody who has it.
    await pauseForAuthority(tx, item.release_id, now)
    return true
  }
  const file = await openFile(tx, await lockClaimById(tx, item.claim_id))
  const prize = await findPrize(tx, item.claim_id)
  // Its decision may have been undone since, or its promotion runs again: a prize is never released
  // before the end that its member was told.
  const isHeld = prize !== null && releaseRefused(heldPrize(file, prize), runner, now) === null
  if (isHeld) await letGo(tx, ports, { file, prize }, byPerson(runner, now))
  await tx
    .updateTable('release_items')
    .set({ state: isHeld ? 'done' : 'passed_over' })
    .where('release_id', '=', item.release_id)
    .where('claim_id', '=', item.claim_id)
    .execute()
  return true
}

async function pauseForAuthority(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('releases')
    .set({ state: 'paused', paused_because: 'no_authority', changed_at: now })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

async function endReleases(database: Database, now: Date): Promise<void> {
  await database
    .updateTable('releases')
    .set({ state: 'done', ended_at: now, changed_at: now })
    .where('state', '=', 'running')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('release_items')
            .select('release_items.claim_id')
            .whereRef('release_items.release_id', '=', 'releases.id')
            .where('release_items.state', '=', 'waiting'),
        ),
      ),
    )
    .execute()
}
