import { sql } from 'kysely'
import { findAlike } from '../../evidence/find-alike.ts'
import { loadReadings } from '../../evidence/reading-store.ts'
import type { Transaction } from '../../storage/tables.ts'
import type { ClaimRow } from '../store.ts'
import { factTies, sharing } from './sharing.ts'

/**
 * Open claims whose checks look at this one, because of what any of its attempts states or of any
 * paper that came with them.
 */
export async function claimsNear(tx: Transaction, claim: ClaimRow): Promise<string[]> {
  const attempts = await tx
    .selectFrom('attempts')
    .selectAll()
    .where('claim_id', '=', claim.id)
    .execute()
  const near = new Set<string>()
  for (const attempt of attempts) {
    const { rows } = await sql<{ id: string }>`
      select distinct id from ${sharing({ claim, attempt }, factTies)} as tied
      join claims using (id)
      where claims.state = 'waiting' and id <> ${claim.id}
    `.execute(tx)
    for (const { id } of rows) near.add(id)
  }
  for (const id of await claimsWithItsPapers(tx, claim)) near.add(id)
  return [...near].toSorted()
}

async function claimsWithItsPapers(tx: Transaction, claim: ClaimRow): Promise<string[]> {
  const documents = await tx
    .selectFrom('documents')
    .select('sent_sha256')
    .distinct()
    .where('claim_id', '=', claim.id)
    .execute()
  const readings = await loadReadings(
    tx,
    documents.map(({ sent_sha256 }) => sent_sha256),
  )
  const files = new Set<string>()
  for (const reading of readings.values()) {
    for (const { sentSha256 } of await findAlike(tx, reading)) files.add(sentSha256)
  }
  if (files.size === 0) return []
  const claims = await tx
    .selectFrom('documents')
    .innerJoin('claims', 'claims.id', 'documents.claim_id')
    .select('claims.id')
    .distinct()
    .where('documents.sent_sha256', 'in', [...files])
    .where('claims.state', '=', 'waiting')
    .where('claims.id', '<>', claim.id)
    .limit(1000)
    .execute()
  return claims.map(({ id }) => id)
}
