import { sql } from 'kysely'
import type { Transaction } from '../storage/tables.ts'
import { mayGrant, permissionsOf } from './permissions.ts'

/**
 * Whether nobody else could sign an account off. Then its only administrator may act alone, with an
 * alarm, or a desk with a single administrator could never get a second one. Anyone who could sign
 * until a few days ago still counts, so that nobody makes themselves the only one.
 */
export async function isAlone(tx: Transaction, staffId: string, now: Date): Promise<boolean> {
  const others = await tx
    .selectFrom('staff')
    .select([
      'id',
      'roles',
      'is_disabled',
      sql<boolean>`(is_account_old(id, ${now}) or is_desk_new(${now}))`.as('counts'),
      sql<boolean>`coalesce(could_sign_until > ${now}::timestamptz - second_person_days(), false)`.as(
        'could_lately',
      ),
    ])
    .where('id', '<>', staffId)
    // Someone who was only invited cannot do anything yet.
    .where('password_hash', 'is not', null)
    .execute()
  return !others.some(
    ({ roles, is_disabled, counts, could_lately }) =>
      could_lately || (!is_disabled && counts && permissionsOf(roles).includes(mayGrant)),
  )
}
