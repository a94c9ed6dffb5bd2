import type { Replacement } from '../../contract/replacements.ts'
import type { Person } from '../../contract/session.ts'
import type { Database } from '../storage/tables.ts'
import { confirmReplacementRefused } from './refusals.ts'

/** Replacements that wait for a second person, the oldest first. */
export async function listReplacements(
  database: Database,
  person: Person,
  id?: string,
): Promise<Replacement[]> {
  let query = database
    .selectFrom('replacements as asked')
    .innerJoin('claims', 'claims.id', 'asked.claim_id')
    .innerJoin('prizes', 'prizes.claim_id', 'asked.claim_id')
    .innerJoin('staff', 'staff.id', 'asked.asked_by')
    .select([
      'asked.id',
      'asked.because',
      'asked.reason',
      'asked.asked_by',
      'asked.asked_at',
      'claims.number',
      'claims.version',
      'claims.member_name',
      'prizes.name as prize_name',
      'staff.name as asked_by_name',
    ])
    .where('asked.state', '=', 'asked')
    .orderBy('asked.asked_at')
    .orderBy('asked.id')
    .limit(200)
  if (id) query = query.where('asked.id', '=', id)
  return (await query.execute()).map((row) => ({
    id: row.id,
    claim: row.number,
    version: row.version,
    prizeName: row.prize_name,
    memberName: row.member_name,
    because: row.because,
    reason: row.reason,
    askedBy: row.asked_by_name,
    askedAt: row.asked_at.toISOString(),
    canConfirm: confirmReplacementRefused(row.asked_by, person) === null,
  }))
}

/** The request for a claim that nobody decided yet. */
export async function findAsked(database: Database, claimId: string) {
  return database
    .selectFrom('replacements')
    .selectAll()
    .where('claim_id', '=', claimId)
    .where('state', '=', 'asked')
    .executeTakeFirst()
}
