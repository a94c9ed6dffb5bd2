import { sql, type RawBuilder } from 'kysely'
import type { ClaimTie } from '../../../contract/ties.ts'
import type { ClaimFile } from '../store.ts'

/**
 * Claims looked at for each thing that they may share. Anything that more claims share identifies
 * nobody.
 */
export const lookedAt = 200

/** What members state that two claims may share, the most telling first. */
export const factTies = [
  'member',
  'serial',
  'mailbox',
  'phone',
  'name',
  'address',
] as const satisfies ClaimTie[]
export type FactTie = (typeof factTies)[number]

/**
 * Claims that share any of these with this one, itself among them: a row of `id`, `tie` and `strength`
 * for each thing shared, where the lowest strength tells the most.
 */
export function sharing(
  { claim, attempt }: Pick<ClaimFile, 'claim' | 'attempt'>,
  ties: readonly FactTie[],
): RawBuilder<{ id: string; tie: FactTie; strength: number }> {
  const having: Record<FactTie, RawBuilder<unknown>> = {
    member: sql`id from claims where member_id = ${claim.member_id}`,
    serial: sql`id from claims where upper(serial_number) = ${claim.serial_number.toUpperCase()}`,
    mailbox: sql`id from claims where mailbox_of(email) = mailbox_of(${claim.email})`,
    phone: sql`claim_id from attempts where phone_of(facts) = (select phone from mine)`,
    name: sql`claim_id from attempts where name_of(facts) = (select name from mine)`,
    address: sql`claim_id from attempts where address_of(facts) = (select address from mine)`,
  }
  const found = ties.map(
    (tie) =>
      sql`(select found.id, ${sql.lit(tie)} as tie, ${sql.lit(factTies.indexOf(tie))} as strength
        from (select ${having[tie]} limit ${sql.lit(lookedAt)}) as found (id))`,
  )
  return sql`(
    with mine as materialized (
      select phone_of(facts) as phone, address_of(facts) as address, name_of(facts) as name
      from attempts where claim_id = ${claim.id} and number = ${attempt.number}
    )
    ${sql.join(found, sql` union all `)}
  )`
}
