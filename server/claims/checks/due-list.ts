import { sql } from 'kysely'
import type { Ports } from '../../ports.ts'
import { addDeskValue } from '../../storage/desk-values.ts'
import type { Database, Transaction } from '../../storage/tables.ts'
import { checkRules } from './summary.ts'

/** Open claims of a promotion that are made due in one go. */
const walkedAtOnce = 50

/** How many open claims are still to be looked at again. */
export async function countDue(database: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(distinct claim_id) from checks_due where claim_id is not null)
      + coalesce((
          select sum((
            select count(*) from claims
            where claims.state = 'waiting' and claims.promotion_id = walk.promotion_id
              and (walk.after_id is null or claims.id > walk.after_id)
          )) from checks_due as walk where walk.claim_id is null
        ), 0)::bigint as count
  `.execute(database)
  return rows[0]?.count ?? 0
}

/**
 * After a change of the rules themselves everything is looked at again. A desk that knows of no rules
 * yet is new, or everything on it is due already.
 */
export async function dueByRules({ database }: Pick<Ports, 'database'>): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await addDeskValue(tx, 'check-rules', checkRules)
    const changed = await tx
      .updateTable('desk')
      .set({ value: checkRules })
      .where('key', '=', 'check-rules')
      .where('value', '<>', checkRules)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) return
    await tx
      .insertInto('checks_due')
      .columns(['promotion_id'])
      .expression((of) => of.selectFrom('promotions').select('id'))
      .execute()
  })
}

/**
 * Makes claims due.
 *
 * @param since what is due by a row after this mark needs no other one; `null`: everything does
 */
export async function makeDue(
  tx: Transaction,
  claims: string[],
  since: number | null,
): Promise<void> {
  if (claims.length === 0) return
  await sql`
    insert into checks_due (claim_id)
    select near.id from unnest(${claims}::uuid[]) as near (id)
    where not exists (
      select from checks_due where checks_due.claim_id = near.id and checks_due.mark > ${since}
    )
  `.execute(tx)
}

/** A number that grows, from the same sequence as the rows of the list. */
export async function nextMark(database: Database): Promise<number> {
  const { rows } = await sql<{ mark: number }>`
    select nextval('checks_marks') as mark
  `.execute(database)
  return rows[0]?.mark ?? 0
}

/** Makes the next open claims of a promotion due. @returns whether there were any to walk */
export async function walk(tx: Transaction): Promise<boolean> {
  const row = await tx
    .selectFrom('checks_due')
    .selectAll()
    .where('claim_id', 'is', null)
    .orderBy('mark')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!row?.promotion_id) return false
  let claims = tx
    .selectFrom('claims')
    .select('id')
    .where('state', '=', 'waiting')
    .where('promotion_id', '=', row.promotion_id)
    .orderBy('id')
    .limit(walkedAtOnce)
  if (row.after_id !== null) claims = claims.where('id', '>', row.after_id)
  const found = await claims.execute()
  if (found.length > 0) {
    await tx
      .insertInto('checks_due')
      .values(found.map(({ id }) => ({ claim_id: id })))
      .execute()
  }
  const last = found.at(-1)
  if (last && found.length === walkedAtOnce) {
    await tx
      .updateTable('checks_due')
      .set({ after_id: last.id })
      .where('mark', '=', row.mark)
      .execute()
  } else {
    await tx.deleteFrom('checks_due').where('mark', '=', row.mark).execute()
  }
  return true
}
