import type { ByPerson } from '../../history/store.ts'
import type { Database, Transaction } from '../../storage/tables.ts'

export async function isWatching(
  database: Database,
  claimId: string,
  staffId: string,
): Promise<boolean> {
  const row = await database
    .selectFrom('claim_watchers')
    .select('claim_id')
    .where('claim_id', '=', claimId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  return row !== undefined
}

export async function watch(tx: Transaction, claimId: string, { actor, at }: ByPerson) {
  await tx
    .insertInto('claim_watchers')
    .values({ claim_id: claimId, staff_id: actor.id, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function unwatch(tx: Transaction, claimId: string, { actor }: ByPerson) {
  await tx
    .deleteFrom('claim_watchers')
    .where('claim_id', '=', claimId)
    .where('staff_id', '=', actor.id)
    .execute()
}
