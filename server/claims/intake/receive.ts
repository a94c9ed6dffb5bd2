import type { AttemptIntake, ClaimIntake } from '../../../contract/intake.ts'
import { reviewDeadline, type ClockTerms, type CountedDeadline } from '../../clocks/rules.ts'
import { holdCalendars } from '../../clocks/store.ts'
import { keepDocument, storeFiles } from '../../evidence/store.ts'
import { ProblemError } from '../../http/problem.ts'
import { composeMail } from '../../mail/compose.ts'
import { writeMail } from '../../mail/outbox.ts'
import type { Ports } from '../../ports.ts'
import { clockOf } from '../../promotions/clock.ts'
import { offerIdFor } from '../../promotions/rules.ts'
import { getPromotion, type StoredPromotion } from '../../promotions/store.ts'
import type { AttemptFacts, Transaction } from '../../storage/tables.ts'
import { endAwaiting } from '../answer/awaited.ts'
import { addAttempt, addClaim, columnsOf } from './attempt-store.ts'
import { changedParts } from './changed-parts.ts'
import type { DecodedEvidence } from './decode-evidence.ts'
import { takeFirstStep, takeStep } from '../step.ts'
import { getAttempt, lockClaim, requireOwn } from '../store.ts'

export type ReceiveNeeds = Pick<Ports, 'ids' | 'mailer' | 'pictures' | 'textReader' | 'wording'>

/** A member redeems: the claim, its first attempt, its history and its mail. @returns its number */
export async function receiveClaim(
  tx: Transaction,
  ports: ReceiveNeeds,
  intake: ClaimIntake,
  documents: DecodedEvidence[],
  now: Date,
): Promise<string> {
  const { promotion: promotionId, ...facts } = intake
  await holdCalendars(tx, 'to count')
  const promotion = await getPromotion(tx, promotionId)
  const clock = await clockOf(tx, promotion)
  const deadline = reviewDeadline(now, clock)
  const claimId = ports.ids.next()

  const number = await addClaim(tx, {
    id: claimId,
    promotionId,
    offerId: offerIdFor(promotion.terms, facts.registration),
    facts,
    deadline,
    at: now,
  })
  await keepAttempt(tx, ports, { claimId, number: 1, facts, deadline, clock, at: now }, documents)
  await takeFirstStep(tx, claimId, { actor: { kind: 'member' }, at: now })
  await writeReceivedMail(tx, ports, { claimId, version: 1, at: now }, promotion, facts)
  return number
}

/**
 * A member redeems again: the next attempt, with a clock of its own. What was not sent again stays
 * the same.
 *
 * @throws {ProblemError} `not_found`; `not_asked_again`; `claim_expired`
 */
export async function receiveAttempt(
  tx: Transaction,
  ports: ReceiveNeeds,
  claimNumber: string,
  intake: AttemptIntake,
  documents: DecodedEvidence[],
  now: Date,
): Promise<void> {
  // Lock order: calendars, then claims, as for whoever edits a calendar.
  await holdCalendars(tx, 'to count')
  const claim = await lockClaim(tx, claimNumber)
  requireOwn(claim, intake.memberId)
  if (claim.state === 'expired') throw new ProblemError('claim_expired')
  if (claim.state !== 'asked_again') throw new ProblemError('not_asked_again')
  await endAwaiting(tx, claim.id)
  const promotion = await getPromotion(tx, claim.promotion_id)
  const { facts: before } = await getAttempt(tx, claim)
  const facts: AttemptFacts = {
    member: before.member,
    registration: intake.registration ?? before.registration,
    purchase: intake.purchase ?? before.purchase,
    recipient: intake.recipient,
    note: intake.note,
  }
  const clock = await clockOf(tx, promotion)
  const deadline = reviewDeadline(now, clock)
  const attempt = claim.attempt + 1

  const claimId = claim.id
  const version = await takeStep(tx, claim, {
    kind: 'attempt_received',
    ports,
    by: { actor: { kind: 'member' }, at: now },
    changes: {
      ...columnsOf(facts, deadline),
      state: 'waiting',
      attempt,
      submitted_at: now,
      decided_at: null,
      offer_id: offerIdFor(promotion.terms, facts.registration),
    },
    details: { changed: changedParts(before, facts, documents) },
  })
  await keepAttempt(
    tx,
    ports,
    { claimId, number: attempt, facts, deadline, clock, at: now },
    documents,
  )
  await writeReceivedMail(tx, ports, { claimId, version, at: now }, promotion, facts)
}

interface NewAttempt {
  claimId: string
  number: number
  facts: AttemptFacts
  deadline: CountedDeadline
  clock: ClockTerms
  at: Date
}

async function keepAttempt(
  tx: Transaction,
  { ids, pictures, textReader }: ReceiveNeeds,
  attempt: NewAttempt,
  documents: DecodedEvidence[],
): Promise<void> {
  await addAttempt(tx, attempt)
  for (const { kind, upload, document } of documents) {
    await keepDocument(tx, await storeFiles(pictures, kind, upload, document), {
      documentId: ids.next(),
      claimId: attempt.claimId,
      attempt: attempt.number,
      at: attempt.at,
      engine: textReader?.engine ?? null,
    })
  }
}

async function writeReceivedMail(
  tx: Transaction,
  ports: ReceiveNeeds,
  cause: { claimId: string; version: number; at: Date },
  { terms }: StoredPromotion,
  { member }: AttemptFacts,
): Promise<void> {
  const mail = composeMail('received', member.email, terms.language, { promotion: terms.name })
  await writeMail(tx, ports, cause, mail)
}
