import {
  claimApprove,
  claimAskAgain,
  claimDecline,
  decisionPreview,
} from '../../../contract/decisions.ts'
import type { Claim } from '../../../contract/claims.ts'
import type { DecisionKind } from '../../../contract/claim-words.ts'
import type { Check, Mark } from '../../../contract/checks.ts'
import type { Person } from '../../../contract/session.ts'
import { recordStep } from '../../history/store.ts'
import { ProblemError } from '../../http/problem.ts'
import { command, query, type Route } from '../../http/route.ts'
import { writeMail } from '../../mail/outbox.ts'
import type { Ports } from '../../ports.ts'
import { prizeFor } from '../../promotions/rules.ts'
import type { Database, EventDetails, Told, Transaction } from '../../storage/tables.ts'
import { keepVerdicts } from '../checks/verdicts.ts'
import { examine } from '../checks/examine.ts'
import { presentClaim } from '../claim-view.ts'
import { reasonMail } from './mail.ts'
import { approvalOf, previewOf } from './preview.ts'
import { dropLease, findLease } from '../leases.ts'
import type { PrizeDesk } from '../prize-desk.ts'
import { abilitiesOf, stateAfter } from '../rules.ts'
import { advanceClaim, getClaim, lockClaimAt, noHold, openFile, type ClaimFile } from '../store.ts'
import { tellable, type Said } from './reasons-told.ts'

type Needs = Pick<Ports, 'ids' | 'mailer' | 'wording' | 'undoSeconds'> & { prizeDesk: PrizeDesk }

interface Verdict extends Said {
  /** Of the preview that was seen, if one was: nothing else is sent then. */
  seal: string | null
  internalNote: string | null
  marks: Mark[]
  /** Why it is approved although a check fails. */
  overrideReason: string | null
}

const nothingMore = { reasons: [], addition: null, overrideReason: null, seal: null }

/** The three decisions on an attempt, and the look at what one would cause. */
export function decisionRoutes(ports: Needs): Route[] {
  return [
    command(claimApprove, (call) =>
      decide(ports, call, { ...nothingMore, ...call.body, kind: 'approve' }),
    ),
    command(claimAskAgain, (call) =>
      decide(ports, call, { ...nothingMore, ...call.body, kind: 'ask_again' }),
    ),
    command(claimDecline, (call) =>
      decide(ports, call, { ...nothingMore, ...call.body, kind: 'decline' }),
    ),

    query(decisionPreview, async ({ database, params, body, now }) => {
      const file = await openFile(database, await getClaim(database, params.number))
      if (file.claim.state !== 'waiting') throw new ProblemError('claim_not_open')
      const told = await tellable(database, file, body)
      return previewOf(database, file, { ...body, told }, ports, now)
    }),
  ]
}

interface Deciding {
  tx: Transaction
  params: { number: string }
  person: Person
  version: number
  now: Date
}

/** One transaction: the state, its event, its mail and its prize come together or not at all. */
async function decide(
  ports: Needs,
  { tx, params, person, version, now }: Deciding,
  verdict: Verdict,
): Promise<Claim> {
  const claim = await lockClaimAt(tx, params.number, version)
  const file = await openFile(tx, claim)
  await requireAbility(tx, file, person, verdict.kind, now)
  const examined = await examine(tx, file)
  const overrode = verdict.kind === 'approve' ? failing(examined.checks) : []
  if (overrode.length > 0 && verdict.overrideReason === null) {
    throw new ProblemError('override_missing', { detail: overrode.join(', ') })
  }
  const told = await tellable(tx, file, verdict)
  const decided = { ...verdict, told }
  const seen = await asPreviewed(tx, file, decided, ports, now)

  const state = stateAfter[verdict.kind]
  const leavesAt = new Date(now.getTime() + ports.undoSeconds * 1000)
  const next = await advanceClaim(tx, claim, { state, decided_at: now, ...noHold })
  await keepDecision(tx, ports.ids.next(), file, person, decided, {
    version: next,
    at: now,
    leavesAt,
  })
  const details =
    verdict.kind === 'approve'
      ? await ports.prizeDesk.award(tx, approvalOf(file, now, leavesAt), next)
      : await tellReasons(tx, ports, file, verdict.kind, told, {
          version: next,
          at: now,
          leavesAt,
        })
  // The last code may have gone to somebody else in the meantime.
  if (seen?.prize && seen.prize.state !== details['prizeState']) {
    throw new ProblemError('preview_stale')
  }
  await recordStep(tx, {
    claimId: claim.id,
    version: next,
    attempt: claim.attempt,
    kind: `claim_${state}`,
    at: now,
    actor: { kind: 'staff', id: person.id },
    details:
      overrode.length > 0 ? { ...details, overrode, because: verdict.overrideReason } : details,
    internalNote: verdict.internalNote,
  })
  await keepVerdicts(tx, claim, examined, verdict, now)
  await dropLease(tx, claim.id)
  return presentClaim(tx, await getClaim(tx, claim.number), person, now, examined)
}

/**
 * What a decision that names its preview will cause, which is what was seen.
 *
 * @throws {ProblemError} `preview_stale`
 */
async function asPreviewed(
  database: Database,
  file: ClaimFile,
  verdict: Verdict & { told: Told[] },
  ports: Needs,
  now: Date,
) {
  if (verdict.seal === null) return null
  const preview = await previewOf(database, file, verdict, ports, now)
  if (preview.seal !== verdict.seal) throw new ProblemError('preview_stale')
  return preview
}

/** The checks that fail; whoever approves all the same says why. */
function failing(checks: Check[]): string[] {
  return checks.filter(({ outcome }) => outcome === 'fails').map(({ id }) => id)
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
  const standing = { state: claim.state, hasPrize, heldBy, isOnHold: false, isUndoable: false }
  const abilities = abilitiesOf(standing, person)
  const { why } = abilities[actionOf[kind]]
  if (why === null) return
  const isTaken = why === 'claim_taken' && lease
  throw new ProblemError(why, isTaken ? { detail: `${lease.name} is at this claim.` } : {})
}

interface Step {
  version: number
  at: Date
  leavesAt: Date
}

async function keepDecision(
  tx: Transaction,
  id: string,
  { claim }: ClaimFile,
  person: Person,
  verdict: Verdict & { told: Told[] },
  { version, at, leavesAt }: Step,
): Promise<void> {
  await tx
    .insertInto('decisions')
    .values({
      id,
      claim_id: claim.id,
      attempt: claim.attempt,
      kind: verdict.kind,
      staff_id: person.id,
      reasons: JSON.stringify(verdict.reasons),
      told: JSON.stringify(verdict.told),
      internal_note: verdict.internalNote,
      marks: JSON.stringify(verdict.marks),
      override_reason: verdict.overrideReason,
      decided_at: at,
      version,
      undo_until: leavesAt > at ? leavesAt : null,
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
  step: Step,
): Promise<EventDetails> {
  const mail = reasonMail(kind, file, told, ports.wording)
  await writeMail(tx, ports, { claimId: file.claim.id, ...step }, mail)
  return { reasons: told.map(({ reason }) => reason) }
}
