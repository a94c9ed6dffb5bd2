import {
  claimApprove,
  claimAskAgain,
  claimDecline,
  decisionPreview,
  type Claim,
  type DecisionKind,
} from '../../contract/claims.ts'
import type { Person } from '../../contract/staff.ts'
import { recordStep } from '../history/store.ts'
import { ProblemError } from '../http/problem.ts'
import { acting, reading, type Route } from '../http/route.ts'
import { writeMail } from '../mail/outbox.ts'
import type { Ports } from '../ports.ts'
import { prizeFor } from '../promotions/rules.ts'
import { listReasons } from '../promotions/reasons.ts'
import type { Database, EventDetails, Told, Transaction } from '../storage/tables.ts'
import { presentClaim } from './claim-view.ts'
import { reasonMail } from './decision-mail.ts'
import { dropLease, findLease } from './leases.ts'
import { rowFacts } from './member-claim.ts'
import type { PrizeDesk } from './prize-desk.ts'
import { redeemHistoryRow, toldOf } from './redeem-history.ts'
import { abilitiesOf, doReasonsFit, stateAfter } from './rules.ts'
import { advanceClaim, getClaim, lockClaimAt, openFile, type ClaimFile } from './store.ts'

type Needs = Pick<Ports, 'ids' | 'mailer' | 'wording'> & { prizeDesk: PrizeDesk }

interface Verdict {
  kind: DecisionKind
  reasons: string[]
  internalNote: string | null
}

/** The three decisions on an attempt, and the look at what one would cause. */
export function decisionRoutes(ports: Needs): Route[] {
  return [
    acting(claimApprove, (call) =>
      decide(ports, call, { kind: 'approve', reasons: [], internalNote: call.body.internalNote }),
    ),
    acting(claimAskAgain, (call) => decide(ports, call, { kind: 'ask_again', ...call.body })),
    acting(claimDecline, (call) => decide(ports, call, { kind: 'decline', ...call.body })),

    reading(decisionPreview, async ({ database, params, body, now }) => {
      const file = await openFile(database, await getClaim(database, params.number))
      if (file.claim.state !== 'waiting') throw new ProblemError('claim_not_open')
      const told = await tellable(database, file, body.kind, body.reasons)
      const row = redeemHistoryRow(rowFacts(file), stateAfter[body.kind], told)
      if (body.kind !== 'approve') {
        const mail = reasonMail(body.kind, file, told, ports.wording)
        return { mail, redeemHistory: row, prize: null }
      }
      const plan = await ports.prizeDesk.foresee(database, approvalOf(file, now))
      return { mail: plan.mail, redeemHistory: row, prize: plan }
    }),
  ]
}

interface Deciding {
  database: Transaction
  params: { number: string }
  person: Person
  version: number
  now: Date
}

/** One transaction: the state, its event, its mail and its prize come together or not at all. */
async function decide(
  ports: Needs,
  { database, params, person, version, now }: Deciding,
  verdict: Verdict,
): Promise<Claim> {
  const claim = await lockClaimAt(database, params.number, version)
  const file = await openFile(database, claim)
  await requireAbility(database, file, person, verdict.kind, now)
  const told = await tellable(database, file, verdict.kind, verdict.reasons)

  const state = stateAfter[verdict.kind]
  const next = await advanceClaim(database, claim, { state, decided_at: now })
  await keepDecision(database, ports.ids.next(), file, person, { ...verdict, told }, now)
  const details =
    verdict.kind === 'approve'
      ? await ports.prizeDesk.award(database, approvalOf(file, now), next)
      : await tellReasons(database, ports, file, verdict.kind, told, { version: next, at: now })
  await recordStep(database, {
    claimId: claim.id,
    version: next,
    attempt: claim.attempt,
    kind: `claim_${state}`,
    at: now,
    actor: { kind: 'staff', id: person.id },
    details,
    internalNote: verdict.internalNote,
  })
  await dropLease(database, claim.id)
  return presentClaim(database, await getClaim(database, claim.number), person, now)
}

const actionOf = { approve: 'approve', ask_again: 'askAgain', decline: 'decline' } as const

async function requireAbility(
  database: Database,
  { claim, promotion, facts }: ClaimFile,
  person: Person,
  kind: DecisionKind,
  now: Date,
): Promise<void> {
  const lease = await findLease(database, claim.id, now)
  const hasPrize = prizeFor(promotion.terms, facts.registration) !== null
  const heldBy = lease?.staff_id ?? null
  const abilities = abilitiesOf({ state: claim.state, hasPrize, heldBy }, person)
  const { why } = abilities[actionOf[kind]]
  if (why === null) return
  const isTaken = why === 'claim_taken' && lease
  throw new ProblemError(why, isTaken ? { detail: `${lease.name} is at this claim.` } : {})
}

/** The reasons in the member's words, if every one of them fits the decision. */
async function tellable(
  database: Database,
  { promotion }: ClaimFile,
  kind: DecisionKind,
  ids: string[],
): Promise<Told[]> {
  const catalogue = await listReasons(database)
  const reasons = ids.flatMap((id) => catalogue.find((reason) => reason.id === id) ?? [])
  if (reasons.length !== ids.length || !doReasonsFit(kind, reasons)) {
    throw new ProblemError('reason_unfit')
  }
  return toldOf(reasons, promotion.terms.language)
}

async function keepDecision(
  tx: Transaction,
  id: string,
  { claim }: ClaimFile,
  person: Person,
  { kind, reasons, told, internalNote }: Verdict & { told: Told[] },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('decisions')
    .values({
      id,
      claim_id: claim.id,
      attempt: claim.attempt,
      kind,
      staff_id: person.id,
      reasons: JSON.stringify(reasons),
      told: JSON.stringify(told),
      internal_note: internalNote,
      decided_at: now,
      undone_at: null,
    })
    .execute()
}

async function tellReasons(
  tx: Transaction,
  ports: Needs,
  file: ClaimFile,
  kind: 'ask_again' | 'decline',
  told: Told[],
  step: { version: number; at: Date },
): Promise<EventDetails> {
  const mail = reasonMail(kind, file, told, ports.wording)
  await writeMail(tx, ports, { claimId: file.claim.id, ...step }, mail)
  return { reasons: told.map(({ reason }) => reason) }
}

function approvalOf({ claim, promotion, facts }: ClaimFile, now: Date) {
  return { claimId: claim.id, promotion, facts, at: now }
}
