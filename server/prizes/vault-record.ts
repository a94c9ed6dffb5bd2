import type { VaultEvent, VaultEventKind } from '../../contract/codes.ts'
import type { By } from '../history/store.ts'
import type { Ports } from '../ports.ts'
import type { Database } from '../storage/tables.ts'

interface VaultStep {
  kind: VaultEventKind
  by: By
  batchId?: string
  codeId?: string
  claimId?: string
  count?: number
  reason?: string
}

/** Records an act of the vault, its actor and reason; the database never changes a record. */
export async function recordVault(
  database: Database,
  ids: Ports['ids'],
  { kind, by, batchId, codeId, claimId, count, reason }: VaultStep,
): Promise<void> {
  await database
    .insertInto('vault_events')
    .values({
      id: ids.next(),
      kind,
      at: by.at,
      staff_id: by.actor.kind === 'staff' ? by.actor.id : null,
      batch_id: batchId ?? null,
      code_id: codeId ?? null,
      claim_id: claimId ?? null,
      count: count ?? null,
      reason: reason ?? null,
    })
    .execute()
}

/** The record of the vault, the newest first. */
export async function listVaultEvents(database: Database, limit: number): Promise<VaultEvent[]> {
  const rows = await database
    .selectFrom('vault_events as event')
    .leftJoin('staff', 'staff.id', 'event.staff_id')
    .leftJoin('claims', 'claims.id', 'event.claim_id')
    .leftJoin('prizes', 'prizes.claim_id', 'event.claim_id')
    .leftJoin('codes', 'codes.id', 'event.code_id')
    .select([
      'event.id',
      'event.kind',
      'event.at',
      'event.count',
      'event.reason',
      'staff.name as by',
      'claims.number as claim',
      'prizes.name as prize_name',
      'codes.last4',
    ])
    .orderBy('event.at', 'desc')
    .orderBy('event.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ at, prize_name, ...row }) => ({
    ...row,
    at: at.toISOString(),
    prizeName: prize_name,
  }))
}

/** How often somebody did something since a moment. */
export async function countSince(
  database: Database,
  staffId: string,
  kind: VaultEventKind,
  since: Date,
): Promise<number> {
  const { count } = await database
    .selectFrom('vault_events')
    .select((event) => event.fn.countAll<number>().as('count'))
    .where('staff_id', '=', staffId)
    .where('kind', '=', kind)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return count
}
