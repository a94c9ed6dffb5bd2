import { lockClaimById, openFile } from '../claims/store.ts'
import { byPerson } from '../history/store.ts'
import type { Ports } from '../ports.ts'
import { findPerson } from '../staff/store.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { releaseRefused } from './refusals.ts'
import { heldPrize, letGo, type ReleaseNeeds } from './release.ts'
import { findPrize } from './store.ts'

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
