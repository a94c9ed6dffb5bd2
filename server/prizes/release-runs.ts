import { sql } from 'kysely'
import type { Release } from '../../contract/releases.ts'
import { lockClaimById, openFile } from '../claims/store.ts'
import { localDateAt } from '../clocks/rules.ts'
import { byPerson } from '../history/store.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { findPerson } from '../staff/store.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { listHeld } from './rehearse.ts'
import { letGo, type ReleaseNeeds } from './release.ts'
import { releasableFrom } from './rules.ts'
import { getPrize } from './store.ts'

interface Acting {
  staffId: string
  now: Date
}

/** Rows of one insert. */
const rowsAtOnce = 5000

/**
 * Writes down which held prizes a release is of; the desk works on it from there, prize by prize.
 *
 * @throws {ProblemError} `not_found`, `promotion_running`, `release_running`; `release_changed` when
 *   another number of prizes is held than was rehearsed
 */
export async function startRelease(
  tx: Transaction,
  { ids }: Pick<Ports, 'ids'>,
  asked: { promotionId: string; count: number },
  { staffId, now }: Acting,
): Promise<Release> {
  // Whoever starts a second one at the same moment waits here, and finds the first.
  const promotion = await tx
    .selectFrom('promotions')
    .select(['id', 'terms'])
    .where('id', '=', asked.promotionId)
    .forUpdate()
    .executeTakeFirst()
  if (!promotion) throw new ProblemError('not_found')
  const running = await tx
    .selectFrom('releases')
    .select('id')
    .where('promotion_id', '=', promotion.id)
    .where('state', '<>', 'done')
    .executeTakeFirst()
  if (running) throw new ProblemError('release_running')
  const held = await listHeld(tx, promotion.id)
  const today = localDateAt(now, promotion.terms.zone)
  const due = held.filter(({ held_until }) => releasableFrom(held_until ?? '') <= today)
  if (due.length === 0) {
    throw new ProblemError(held.length > 0 ? 'promotion_running' : 'release_changed')
  }
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
 * Pauses a release, or goes on with it: from then on with the authority of whoever took it up again.
 *
 * @throws {ProblemError} `not_found`, `release_not_there`
 */
export async function turnRelease(
  tx: Transaction,
  id: string,
  turn: { from: 'running' | 'paused'; to: 'running' | 'paused' },
  { staffId, now }: Acting,
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

/** Prizes of one look: the desk has other things to do as well. */
const prizesAtOnce = 100

/**
 * Goes on with every release that runs. Each prize is let go in a transaction of its own that also
 * ticks it off: a crash between two of them doubles none and drops none. Several processes may do so
 * at once; a prize that another one is at is passed over until it is done.
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
    // Whoever it goes on for may release no more: it waits for somebody who may.
    await pauseForAuthority(tx, item.release_id, now)
    return true
  }
  const file = await openFile(tx, await lockClaimById(tx, item.claim_id))
  const prize = await findPrize(tx, item.claim_id)
  const isHeld = prize?.state === 'held'
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

/** A decision that was undone since takes its prize along. */
async function findPrize(tx: Transaction, claimId: string) {
  try {
    return await getPrize(tx, claimId)
  } catch (error) {
    if (error instanceof ProblemError && error.id === 'not_found') return null
    throw error
  }
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

/** @throws {ProblemError} `not_found` */
async function readRelease(database: Database, id: string): Promise<Release> {
  const [release] = await listReleases(database, id)
  if (!release) throw new ProblemError('not_found')
  return release
}

/** Releases and how far each is, the newest first. */
export async function listReleases(database: Database, id?: string): Promise<Release[]> {
  const countItems = (state: string) =>
    sql<number>`(select count(*) from release_items i
      where i.release_id = releases.id and i.state = ${state})`
  const countMails = (condition: ReturnType<typeof sql>) =>
    sql<number>`(select count(*) from release_items i
      join mails m on m.claim_id = i.claim_id and m.created_at >= releases.started_at
      where i.release_id = releases.id and i.state = 'done' and m.kind = 'approved_code'
        and ${condition})`
  let query = database
    .selectFrom('releases')
    .innerJoin('promotions', 'promotions.id', 'releases.promotion_id')
    .innerJoin('staff', 'staff.id', 'releases.started_by')
    .innerJoin('staff as runner', 'runner.id', 'releases.run_by')
    .select([
      'releases.id',
      'releases.promotion_id',
      'promotions.name as promotion_name',
      'releases.state',
      'releases.total',
      'releases.started_at',
      'releases.ended_at',
      'releases.paused_because',
      'staff.name as started_by_name',
      'runner.name as run_by_name',
      countItems('done').as('done'),
      countItems('passed_over').as('passed_over'),
      countMails(sql`m.state = 'waiting'`).as('mails_waiting'),
      countMails(sql`(m.state = 'stuck' or m.bounced_at is not null)`).as('mails_in_trouble'),
    ])
    .orderBy('releases.started_at', 'desc')
    .orderBy('releases.id')
    .limit(20)
  if (id) query = query.where('releases.id', '=', id)
  return (await query.execute()).map((row) => ({
    id: row.id,
    promotion: { id: row.promotion_id, name: row.promotion_name },
    state: row.state,
    total: row.total,
    done: row.done,
    passedOver: row.passed_over,
    pausedBecause: row.paused_because,
    runBy: row.run_by_name,
    startedBy: row.started_by_name,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    mailsWaiting: row.mails_waiting,
    mailsInTrouble: row.mails_in_trouble,
  }))
}

/** Promotions with held prizes, and from when each can be released. */
export async function listReleasable(database: Database, now: Date) {
  const rows = await database
    .selectFrom('prizes')
    .innerJoin('promotions', 'promotions.id', 'prizes.promotion_id')
    .select((prize) => [
      'promotions.id',
      'promotions.name',
      'promotions.terms',
      prize.fn.countAll<number>().as('count'),
      prize.fn.max('prizes.held_until').as('held_until'),
    ])
    .where('prizes.state', '=', 'held')
    .groupBy(['promotions.id', 'promotions.name', 'promotions.terms'])
    .orderBy('held_until')
    .execute()
  return rows.map(({ id, name, terms, count, held_until }) => {
    const from = releasableFrom(held_until ?? '')
    return {
      promotion: { id, name },
      count,
      releasableFrom: from,
      isOver: localDateAt(now, terms.zone) >= from,
    }
  })
}
