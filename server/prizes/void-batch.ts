import type { CodeBatch } from '../../contract/code-batches.ts'
import type { Person } from '../../contract/session.ts'
import { byPerson } from '../history/store.ts'
import { requireAllowed } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { findPromotion } from '../promotions/store.ts'
import type { SignOffAct } from '../sign-offs/endpoints.ts'
import { askSignOff } from '../sign-offs/store.ts'
import type { Transaction } from '../storage/tables.ts'
import { voidRefused } from './batch-refusals.ts'
import { lockBatch, readBatch, restOf } from './batch-store.ts'
import { poolAt } from './code-store.ts'
import { reserveForHeld } from './serve-waiting.ts'
import { recordVault } from './vault-record.ts'

/**
 * Asks for the rest of a batch to be taken out of the stock; a second person signs it off.
 *
 * @throws {ProblemError} `not_found`; `nothing_to_void` when none of it is in the stock;
 *   `sign_off_asked`, `too_many_attempts`
 */
export async function askVoid(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
  { id, person, now }: { id: string; person: Person; now: Date },
  { as, reason }: { as: 'void' | 'compromised'; reason: string },
): Promise<CodeBatch> {
  await lockBatch(tx, id)
  const batch = await readBatch(tx, id, person)
  requireAllowed(voidRefused(restOf(batch), person))
  await askSignOff(tx, ports, {
    kind: 'batch_voided',
    subject: id,
    reason,
    details: { as },
    changes: [{ field: 'codes', before: String(batch.available + batch.reserved), after: null }],
    by: byPerson(person, now),
  })
  return readBatch(tx, id, person)
}

/**
 * Takes the rest of a batch out of the stock for good. Reserved codes go too, and their prizes get
 * others; codes that were mailed stay with their members.
 */
export function voidAct({ ids }: Pick<Ports, 'ids'>): SignOffAct {
  return {
    kind: 'batch_voided',
    sign: 'codes.keep',
    see: 'codes.read',
    hold: (tx, { subject }) => lockBatch(tx, subject),
    async perform(tx, { subject: id, details, reason }, by) {
      const batch = await lockBatch(tx, id)
      const { numUpdatedRows } = await tx
        .updateTable('codes')
        .set({
          state: details['as'] === 'compromised' ? 'compromised' : 'void',
          ended_at: by.at,
          claim_id: null,
        })
        .where('batch_id', '=', id)
        .where('state', 'in', ['available', 'reserved'])
        .executeTakeFirst()
      const voided = { batchId: id, count: Number(numUpdatedRows), reason: reason ?? '' }
      await recordVault(tx, ids, { kind: 'batch_voided', by, ...voided })
      const promotion = await findPromotion(tx, batch.promotion_id)
      if (promotion) await reserveForHeld(tx, poolAt(by.at, promotion, batch.offer_id), by.at)
      return null
    },
  }
}
