import type { FoundCode } from '../../contract/codes.ts'
import { ProblemError } from '../http/problem.ts'
import type { Database } from '../storage/tables.ts'
import type { Vault } from './vault.ts'

/**
 * Where a code stands that somebody has in hand, such as a member who says it does not work. It is
 * found by its fingerprint; no code is opened for it.
 *
 * @throws {ProblemError} `not_found` for a code that no batch brought
 */
export async function findCode(
  database: Database,
  vault: Vault,
  code: string,
): Promise<FoundCode & { id: string }> {
  const row = await database
    .selectFrom('codes')
    .innerJoin('code_batches as batch', 'batch.id', 'codes.batch_id')
    .innerJoin('promotions', 'promotions.id', 'codes.promotion_id')
    .leftJoin('claims', 'claims.id', 'codes.claim_id')
    .select([
      'codes.id',
      'codes.last4',
      'codes.state',
      'codes.expires_on',
      'codes.issued_at',
      'codes.offer_id',
      'codes.promotion_id',
      'promotions.name as promotion_name',
      'promotions.terms',
      'claims.number',
      'batch.id as batch_id',
      'batch.supplier',
      'batch.sent_at',
    ])
    .where('codes.fingerprint', 'in', await vault.fingerprints(code))
    .executeTakeFirst()
  if (!row) throw new ProblemError('not_found')
  return {
    id: row.id,
    last4: row.last4,
    state: row.state,
    promotion: { id: row.promotion_id, name: row.promotion_name },
    prizeName: row.terms.prizes.find(({ id }) => id === row.offer_id)?.name ?? row.offer_id,
    claim: row.number,
    batch: { id: row.batch_id, supplier: row.supplier, sentAt: row.sent_at.toISOString() },
    expiresOn: row.expires_on,
    issuedAt: row.issued_at?.toISOString() ?? null,
  }
}
