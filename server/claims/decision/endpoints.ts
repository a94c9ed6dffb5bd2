import {
  claimApprove,
  claimAskAgain,
  claimDecline,
  decisionPreview,
} from '../../../contract/decisions.ts'
import type { Claim } from '../../../contract/claims.ts'
import type { Check, CheckId, Mark } from '../../../contract/checks.ts'
import type { Person } from '../../../contract/session.ts'
import { byPerson } from '../../history/store.ts'
import { ProblemError } from '../../http/problem.ts'
import { command, query, type Route } from '../../http/route.ts'
import { writeMail } from '../../mail/outbox.ts'
import type { Ports } from '../../ports.ts'
import type { Database, Told, Transaction } from '../../storage/tables.ts'
import { awaitAnswer } from '../answer/awaited.ts'
import { datesFrom } from '../answer/dates.ts'
import { keepVerdicts } from '../checks/verdicts.ts'
import { examine } from '../checks/examine.ts'
import { approveAlone } from '../checks/same-promotion.ts'
import { summaryOf } from '../checks/summary.ts'
import { presentClaim } from '../claim-view.ts'
import { reasonMail } from './mail.ts'
import { approvalOf, previewOf } from './preview.ts'
import { dropLease } from '../leases.ts'
import { offerIdFor } from '../../promotions/rules.ts'
import { isInLane } from '../lane.ts'
import type { PrizeDesk } from '../prize-desk.ts'
import { openRefused, stateAfter } from '../rules.ts'
import { lockFor, type OnClaim } from '../standing.ts'
import { takeStep } from '../step.ts'
import { getClaim, noHold, openFile, type ClaimFile } from '../store.ts'
import { requireFilled, tellable, type Said } from './reasons-told.ts'

type Needs = Pick<Ports, 'ids' | 'mailer' | 'wording' | 'undoSeconds'> & { prizeDesk: PrizeDesk }

interface Verdict extends Said {
  /** Seal of the preview that was shown, if there was one: only what it showed is sent. */
  seal: string | null
  internalNote: string | null
  marks: Mark[]
  /** Why it is approved although a check fails. */
  overrideReason: string | null
  /** Approved in the clean lane, with one key. */
  inLane: boolean
}

const nothingMore = {
  reasons: [],
  addition: null,
  overrideReason: null,
  seal: null,
  inLane: false,
}

/** The three decisions on an attempt, and their preview. */
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
      const why = openRefused(file.claim)
      if (why) throw new ProblemError(why)
      const told = await tellable(database, file, body)
      return previewOf(database, file, { ...body, told }, ports, now)
    }),
  ]
}

/**
 * One transaction, so that the state, its event, its mail and its prize are stored together or not
 * at all.
 */
async function decide(ports: Needs, call: OnClaim, verdict: Verdict): Promise<Claim> {
  const { tx, person, now } = call
  const claim = await lockFor(ports, actionOf[verdict.kind], call)
  const file = await openFile(tx, claim)
  if (verdict.kind === 'approve') await approveAlone(tx, claim)
  const examined = await examine(tx, file)
  const overrode = verdict.kind === 'approve' ? failing(examined.checks) : []
  if (overrode.length > 0 && verdict.overrideReason === null) {
    throw new ProblemError('override_missing', { checks: overrode })
  }
  if (verdict.inLane) {
    const offerId = offerIdFor(file.promotion.terms, file.facts.registration)
    const isThere = await isInLane(tx, claim, { summary: summaryOf(examined), offerId }, now)
    if (!isThere) throw new ProblemError('not_in_lane')
  }
  requireFilled(verdict)
  const told = await tellable(tx, file, verdict)
  const decided = { ...verdict, told }
  const seen = await asPreviewed(tx, file, decided, ports, now)

  const leavesAt = new Date(now.getTime() + ports.undoSeconds * 1000)
  const inStep = (version: number) => ({ version, at: now, leavesAt })
  const keep = (version: number) =>
    keepDecision(tx, ports.ids.next(), file, person, decided, inStep(version))
  const { kind } = verdict
  const step = {
    ports,
    by: byPerson(person, now),
    changes: { state: stateAfter[kind], decided_at: now, ...noHold },
    note: verdict.internalNote,
  }
  if (kind === 'approve') {
    await takeStep(tx, claim, {
      ...step,
      kind: 'claim_approved',
      async cause(version) {
        await keep(version)
        const approval = approvalOf(file, now, leavesAt)
        const { state, details } = await ports.prizeDesk.award(tx, approval, version)
        // Another claim may have got the last code in the meantime.
        if (seen?.prize && seen.prize.state !== state) throw new ProblemError('preview_stale')
        if (overrode.length === 0) return details
        return { ...details, overrode, because: verdict.overrideReason }
      },
    })
  } else {
    const dates = kind === 'ask_again' ? await datesFrom(tx, file.promotion, now) : null
    const answerBy = dates?.answerBy ?? null
    if (kind === 'ask_again') {
      await awaitAnswer(tx, claim.id, dates, file.promotion.terms.zone, now)
    }
    await takeStep(tx, claim, {
      ...step,
      kind: `claim_${stateAfter[kind]}`,
      async cause(version) {
        await keep(version)
        const mail = reasonMail(kind, file, { told, answerBy }, ports.wording)
        await writeMail(tx, ports, { claimId: claim.id, ...inStep(version) }, mail)
        const reasons = told.map(({ reason }) => reason)
        return answerBy === null ? { reasons } : { reasons, answerBy }
      },
    })
  }
  await keepVerdicts(tx, claim, examined, verdict, now)
  await dropLease(tx, claim.id)
  return presentClaim(tx, ports, await getClaim(tx, claim.number), person, now, examined)
}

/**
 * The effects of a decision, which must match its preview if it names one.
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

/** The failed checks; approving in spite of them needs a reason. */
function failing(checks: Check[]): CheckId[] {
  return checks.filter(({ outcome }) => outcome === 'fails').map(({ id }) => id)
}

const actionOf = { approve: 'approve', ask_again: 'askAgain', decline: 'decline' } as const

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
      in_lane: verdict.inLane,
      decided_at: at,
      version,
      undo_until: leavesAt > at ? leavesAt : null,
      undone_at: null,
    })
    .execute()
}
