import { sql } from 'kysely'
import { evidenceKinds } from '../../../contract/evidence.ts'
import type { MemberClaim, MemberClaimWithWarnings } from '../../../contract/intake.ts'
import { localDateAt } from '../../clocks/rules.ts'
import { listDocuments } from '../../evidence/store.ts'
import { ProblemError } from '../../http/problem.ts'
import type { StoredPromotion } from '../../promotions/store.ts'
import { decodeCursor, pageOf } from '../../storage/keyset.ts'
import type { Database, Told } from '../../storage/tables.ts'
import { redeemHistoryRow, stateToMember, type RowFacts } from './redeem-history.ts'
import { fixesOf } from '../rules.ts'
import { standingDecision } from '../standing-decision.ts'
import { requireOwn, type ClaimRow } from '../store.ts'

/**
 * A claim as Member Center shows it to its member.
 *
 * @throws {ProblemError} `not_found`, also when a member is named and it is somebody else's
 */
export async function readMemberClaim(
  database: Database,
  number: string,
  memberId?: string,
): Promise<MemberClaimWithWarnings> {
  const row = await selectMemberClaims(database)
    .where('claims.number', '=', number)
    .executeTakeFirst()
  if (!row) throw new ProblemError('not_found')
  if (memberId !== undefined) requireOwn(row, memberId)
  const warnings = await warningsOn(database, row.id)
  return { ...presentMemberClaim(row), memberId: row.member_id, warnings }
}

/** Hints about the pictures of the current attempt. */
async function warningsOn(
  database: Database,
  claimId: string,
): Promise<MemberClaimWithWarnings['warnings']> {
  const documents = await listDocuments(database, claimId)
  return evidenceKinds.flatMap((kind) => {
    const newest = documents.findLast((document) => document.kind === kind)
    return (newest?.reading.hints ?? []).map((hint) => ({ document: kind, hint }))
  })
}

/** Redeem History of a member, the newest first. */
export async function listMemberClaims(
  database: Database,
  member: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  let query = selectMemberClaims(database)
    .where('claims.member_id', '=', member)
    .orderBy('claims.first_submitted_at', 'desc')
    .orderBy('claims.id', 'desc')
    .limit(limit + 1)
  if (cursor) {
    const [at, id] = decodeCursor(cursor)
    query = query.where(sql<boolean>`(claims.first_submitted_at, claims.id) < (${at}, ${id}::uuid)`)
  }
  const rows = await query.execute()
  const page = pageOf(rows, limit, (row) => [row.first_submitted_at, row.id])
  return { ...page, items: page.items.map(presentMemberClaim) }
}

function selectMemberClaims(database: Database) {
  return database
    .selectFrom('claims')
    .innerJoin('promotions', 'promotions.id', 'claims.promotion_id')
    .leftJoin('decisions', (join) =>
      join
        .onRef('decisions.claim_id', '=', 'claims.id')
        .onRef('decisions.attempt', '=', 'claims.attempt')
        .on('decisions.undone_at', 'is', null),
    )
    .leftJoin('prizes', 'prizes.claim_id', 'claims.id')
    .leftJoin('awaited_answers', 'awaited_answers.claim_id', 'claims.id')
    .leftJoin('shipments', 'shipments.claim_id', 'claims.id')
    .select([
      'claims.id',
      'claims.number',
      'claims.member_id',
      'claims.state',
      'prizes.state as prize_state',
      'claims.attempt',
      'claims.product_name',
      'claims.serial_number',
      'claims.first_submitted_at',
      'promotions.terms',
      'decisions.told',
      'shipments.address_question',
      'awaited_answers.answer_by',
    ])
}

type MemberClaimRow = Awaited<ReturnType<ReturnType<typeof selectMemberClaims>['execute']>>[number]

function presentMemberClaim(row: MemberClaimRow): MemberClaim {
  const told = row.told ?? []
  const state = stateToMember(row.state, row.prize_state)
  return {
    number: row.number,
    ...redeemHistoryRow(rowFacts({ claim: row, promotion: row }), state, told),
    fixes: row.state === 'asked_again' ? fixesOf(told) : [],
    answerBy: row.answer_by,
    attempt: row.attempt,
    addressQuestion: row.address_question,
  }
}

interface RowSource {
  claim: Pick<ClaimRow, 'first_submitted_at' | 'product_name' | 'serial_number'>
  promotion: Pick<StoredPromotion, 'terms'>
}

/** Columns of the row that no decision changes. */
export function rowFacts({ claim, promotion }: RowSource): RowFacts {
  return {
    redeemDate: localDateAt(claim.first_submitted_at, promotion.terms.zone),
    promotionName: promotion.terms.name,
    productName: claim.product_name,
    serialNumber: claim.serial_number,
  }
}

/** What the decision on the current attempt told the member, in the chosen order. */
export async function toldTo(
  database: Database,
  claim: Pick<ClaimRow, 'id' | 'attempt'>,
): Promise<Told[]> {
  const decision = await standingDecision(database, claim)
  return decision?.told ?? []
}
