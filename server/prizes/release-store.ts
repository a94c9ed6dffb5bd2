import { sql } from 'kysely'
import type { Release } from '../../contract/releases.ts'
import { ProblemError } from '../http/problem.ts'
import type { Database } from '../storage/tables.ts'
import { isReleasable, releasableFrom } from './rules.ts'

/** Whether a promotion has a running or paused release. */
export async function hasOpenRelease(database: Database, promotionId: string): Promise<boolean> {
  const open = await database
    .selectFrom('releases')
    .select('id')
    .where('promotion_id', '=', promotionId)
    .where('state', '<>', 'done')
    .executeTakeFirst()
  return open !== undefined
}

/** @throws {ProblemError} `not_found` */
export async function readRelease(database: Database, id: string): Promise<Release> {
  const [release] = await listReleases(database, id)
  if (!release) throw new ProblemError('not_found')
  return release
}

/** Releases with their progress, the newest first. */
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
    return {
      promotion: { id, name },
      count,
      releasableFrom: releasableFrom(held_until ?? ''),
      isOver: isReleasable(held_until ?? '', terms.zone, now),
    }
  })
}
