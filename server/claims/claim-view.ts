import type { Attempt, Claim, PrizeSupply } from '../../contract/claims.ts'
import type { PrizeOffer } from '../../contract/promotions.ts'
import type { EvidenceDocument } from '../../contract/evidence.ts'
import type { Person } from '../../contract/session.ts'
import { listDocuments } from '../evidence/store.ts'
import { readHistory } from '../history/store.ts'
import { listReasons } from '../promotions/reasons.ts'
import { listPending } from '../sign-offs/pending.ts'
import { findPerson } from '../staff/store.ts'
import type { Database } from '../storage/tables.ts'
import { presentDeadline } from './deadline.ts'
import { presentLease } from './leases.ts'
import { awaitedOf } from './answer/awaited.ts'
import { examine } from './checks/examine.ts'
import { suggestionsFor } from './checks/suggestions.ts'
import { summaryOf } from './checks/summary.ts'
import type { Examined } from './checks/evidence-checks.ts'
import { isInLane } from './lane.ts'
import { rowFacts, toldTo } from './member/member-claim.ts'
import { redeemHistoryRow, stateToMember } from './member/redeem-history.ts'
import { abilitiesOf } from './rules.ts'
import { standingOf, type LawNeeds } from './standing.ts'
import { openFile, type AttemptRow, type ClaimRow } from './store.ts'

/**
 * A whole claim as this person may see it, with what they may do to it.
 *
 * @param known the checks and readings, if the caller has them already: they are the costly part
 */
export async function presentClaim(
  database: Database,
  ports: LawNeeds,
  claim: ClaimRow,
  person: Person,
  now: Date,
  known?: Examined,
): Promise<Claim> {
  const file = await openFile(database, claim)
  const { terms } = file.promotion
  const standing = await standingOf(database, ports, claim, person, now, file)
  const { lease } = standing
  const earned = await earnedPrize(database, claim)
  const memberState = stateToMember(claim.state, earned?.state ?? null)
  const examined = known ?? (await examine(database, file))
  const { checks, read } = examined
  const supply =
    standing.offer && claim.state === 'waiting'
      ? await ports.prizeDesk.supplyOf(database, file.promotion, standing.offer, now)
      : null
  const attempts = await presentAttempts(database, claim)
  return {
    number: claim.number,
    version: claim.version,
    state: claim.state,
    region: claim.region,
    promotion: {
      id: file.promotion.id,
      name: terms.name,
      purchaseFrom: terms.purchaseFrom,
      purchaseTo: terms.purchaseTo,
      redeemUntil: terms.redeemUntil,
      language: terms.language,
      release: terms.release,
    },
    prize: presentPrize(earned ?? standing.offer, supply),
    submittedAt: claim.submitted_at.toISOString(),
    firstSubmittedAt: claim.first_submitted_at.toISOString(),
    assignee: await assigneeOf(database, claim),
    lease: lease ? presentLease(lease, person.id) : null,
    hold: standing.isOnHold ? await holdOn(database, claim) : null,
    awaited: await awaitedAnswer(database, claim),
    undoUntil: standing.undoUntil?.toISOString() ?? null,
    tags: claim.tags,
    pending: await listPending(database, { claimId: claim.id }),
    deadline: presentDeadline(claim, file.attempt, now),
    attempts,
    history: await readHistory(database, claim.id),
    redeemHistory: redeemHistoryRow(rowFacts(file), memberState, await toldTo(database, claim)),
    checks,
    isInLane: await isInLane(
      database,
      claim,
      { summary: summaryOf(examined), offerId: standing.offer?.id ?? null },
      now,
    ),
    suggestions:
      claim.state === 'waiting'
        ? suggestionsFor(checks, attempts[0]?.documents ?? [], await listReasons(database))
        : [],
    read,
    abilities: abilitiesOf(standing, person),
  }
}

const presentPrize = (
  prize: Pick<PrizeOffer, 'name' | 'kind'> | null,
  supply: PrizeSupply | null,
): Claim['prize'] => prize && { name: prize.name, kind: prize.kind, supply }

/** The prize as approved: the promotion may offer something else since. */
async function earnedPrize(database: Database, { id, state }: ClaimRow) {
  if (state !== 'approved') return null
  return database
    .selectFrom('prizes')
    .select(['name', 'kind', 'state'])
    .where('claim_id', '=', id)
    .executeTakeFirst()
}

async function assigneeOf(database: Database, { assignee_id }: ClaimRow) {
  if (assignee_id === null) return null
  const assignee = await database
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('id', '=', assignee_id)
    .executeTakeFirst()
  return assignee ?? null
}

async function holdOn(database: Database, claim: ClaimRow): Promise<Claim['hold']> {
  if (claim.held_until === null || claim.held_by === null) return null
  const by = await findPerson(database, claim.held_by)
  return { until: claim.held_until, because: claim.held_because ?? '', by: by?.name ?? '' }
}

async function awaitedAnswer(database: Database, claim: ClaimRow): Promise<Claim['awaited']> {
  if (claim.state !== 'asked_again') return null
  const row = await awaitedOf(database, claim.id)
  if (!row) return null
  return { answerBy: row.answer_by, remindedAt: row.reminded_at?.toISOString() ?? null }
}

async function presentAttempts(database: Database, claim: ClaimRow): Promise<Attempt[]> {
  const [attempts, decisions, documents] = await Promise.all([
    database
      .selectFrom('attempts')
      .selectAll()
      .where('claim_id', '=', claim.id)
      .orderBy('number', 'desc')
      .execute(),
    database
      .selectFrom('decisions')
      .innerJoin('staff', 'staff.id', 'decisions.staff_id')
      .selectAll('decisions')
      .select('staff.name as staff_name')
      .where('claim_id', '=', claim.id)
      .where('undone_at', 'is', null)
      .execute(),
    listDocuments(database, claim.id),
  ])
  return attempts.map((attempt) => {
    const decision = decisions.find((one) => one.attempt === attempt.number)
    return {
      number: attempt.number,
      submittedAt: attempt.submitted_at.toISOString(),
      ...attempt.facts,
      documents: documentsAt(attempt, documents),
      decision: decision
        ? {
            kind: decision.kind,
            at: decision.decided_at.toISOString(),
            by: decision.staff_name,
            reasons: decision.reasons,
            internalNote: decision.internal_note,
            marks: decision.marks,
            overrideReason: decision.override_reason,
          }
        : null,
    }
  })
}

/** The evidence of an attempt: of each kind the newest document up to it. */
function documentsAt({ number }: AttemptRow, documents: EvidenceDocument[]): EvidenceDocument[] {
  const known = documents.filter((document) => document.sentWithAttempt <= number)
  return (['invoice', 'serial_photo'] as const).flatMap(
    (kind) => known.findLast((document) => document.kind === kind) ?? [],
  )
}
