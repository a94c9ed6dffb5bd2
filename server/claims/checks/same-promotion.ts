import { sql } from 'kysely'
import { oneAtATime } from '../../storage/one-at-a-time.ts'
import type { Database, Transaction } from '../../storage/tables.ts'
import type { Sibling } from './eligibility.ts'
import { freeingStates } from '../rules.ts'
import type { ClaimRow } from '../store.ts'

/** The highest redeem limit a promotion can have: whoever has as many has reached any. */
const atMost = 1000

/** Other claims of the promotion under the same e-mail, and with the same S/N; the oldest first. */
export async function listSiblings(database: Database, claim: ClaimRow) {
  const others = database
    .selectFrom('claims')
    .select(['number', 'state', 'first_submitted_at', 'id'])
    .where('promotion_id', '=', claim.promotion_id)
    .where('id', '<>', claim.id)
    .where('state', 'not in', freeingStates)
    .orderBy('first_submitted_at')
    .orderBy('id')
    .limit(atMost)
  const [sameEmail, sameSerial] = await Promise.all([
    others.where(sql`lower(email)`, '=', claim.email.toLowerCase()).execute(),
    others.where(sql`upper(serial_number)`, '=', claim.serial_number.toUpperCase()).execute(),
  ])
  const present = (row: (typeof sameEmail)[number]): Sibling => ({
    number: row.number,
    state: row.state,
    isEarlier: isEarlier(row, claim),
  })
  return { sameEmail: sameEmail.map(present), sameSerial: sameSerial.map(present) }
}

/**
 * Keeps others who approve a claim of the same e-mail or S/N waiting until this transaction ends: all
 * of them would find the limit free. E-mails before S/Ns, by everybody, or two could wait for each other.
 */
export async function approveAlone(
  tx: Transaction,
  { promotion_id: promotion, email, serial_number: serial }: ClaimRow,
): Promise<void> {
  await oneAtATime(tx, `approvals of ${email.toLowerCase()} in ${promotion}`)
  await oneAtATime(tx, `approvals of S/N ${serial.toUpperCase()} in ${promotion}`)
}

/** Whether one claim came before another; of two at the same moment, the one that was counted first. */
export const isEarlier = (
  one: Pick<ClaimRow, 'id' | 'first_submitted_at'>,
  other: Pick<ClaimRow, 'id' | 'first_submitted_at'>,
): boolean =>
  one.first_submitted_at < other.first_submitted_at ||
  (one.first_submitted_at.getTime() === other.first_submitted_at.getTime() && one.id < other.id)
