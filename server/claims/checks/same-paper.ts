import type { EvidenceKind } from '../../../contract/evidence.ts'
import { findAlike, paperTieOf } from '../../evidence/find-alike.ts'
import type { ReadingRow } from '../../evidence/reading-store.ts'
import type { Repeat } from '../../evidence/ledger.ts'
import { foldModel } from '../../promotions/rules.ts'
import type { Database } from '../../storage/tables.ts'
import { isEarlier } from './same-promotion.ts'
import { freeingStates } from '../rules.ts'
import type { ClaimFile } from '../store.ts'

/** As many as a person would look at. */
const atMost = 20

/** Other claims with the same document, or one that is much like it; those that came to nothing took nothing. */
export async function claimsWith(
  database: Database,
  { claim, facts }: ClaimFile,
  kind: EvidenceKind,
  reading: ReadingRow,
): Promise<Repeat[]> {
  const alike = await findAlike(database, reading)
  const byFile = new Map(alike.map((one) => [one.sentSha256, one]))
  const rows = await database
    .selectFrom('documents')
    .innerJoin('claims', 'claims.id', 'documents.claim_id')
    .innerJoin('attempts', (join) =>
      join
        .onRef('attempts.claim_id', '=', 'documents.claim_id')
        .onRef('attempts.number', '=', 'documents.attempt'),
    )
    .select([
      'claims.number',
      'claims.id',
      'claims.state',
      'claims.first_submitted_at',
      'documents.sent_sha256',
      'attempts.facts',
    ])
    .where('documents.sent_sha256', 'in', [...byFile.keys()])
    .where('documents.kind', '=', kind)
    .where('claims.id', '<>', claim.id)
    .where('claims.state', 'not in', freeingStates)
    .orderBy('claims.first_submitted_at')
    // The same order whenever it is asked: what is found out is kept under it.
    .orderBy('claims.id')
    .orderBy('documents.attempt')
    .limit(atMost)
    .execute()
  const repeats = rows.flatMap((row): Repeat[] => {
    const found = byFile.get(row.sent_sha256)
    const isSameStore = foldModel(row.facts.purchase.store) === foldModel(facts.purchase.store)
    // Numbers run alike in many shops; at one shop a number is one invoice.
    const how = found && paperTieOf(found, isSameStore)
    if (!how) return []
    const { serialNumber, model } = row.facts.registration
    return [
      {
        claim: row.number,
        how,
        model,
        serialNumber,
        isSameSerial: foldModel(serialNumber) === foldModel(facts.registration.serialNumber),
        isSameModel: foldModel(model) === foldModel(facts.registration.model),
        isAhead: row.state === 'approved' || isEarlier(row, claim),
      },
    ]
  })
  return [...new Map(repeats.toReversed().map((one) => [one.claim, one])).values()].toReversed()
}
