import type { ActKind } from '../../contract/acts.ts'
import type { Ports } from '../ports.ts'
import type { Transaction } from './tables.ts'

export interface Act {
  actorId: string
  kind: ActKind
  /** Id of the promotion, account or calendar; `desk` for the desk itself. */
  subject: string
  /** States before and after; `null` if there was or is none. */
  before: object | null
  after: object | null
  at: Date
}

/** Records an administrative act, in the transaction of its change. */
export async function recordAct(
  tx: Transaction,
  { ids }: Pick<Ports, 'ids'>,
  { actorId, kind, subject, before, after, at }: Act,
): Promise<void> {
  await tx
    .insertInto('desk_events')
    .values({
      id: ids.next(),
      actor_id: actorId,
      kind,
      subject,
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
      at,
    })
    .execute()
}
