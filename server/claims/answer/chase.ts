import { addDays, isWorkingDay, localDateAt, morningOf } from '../../clocks/rules.ts'
import { byItself } from '../../history/store.ts'
import { composeMail } from '../../mail/compose.ts'
import { dateInWords } from '../../mail/date-words.ts'
import { writeMail } from '../../mail/outbox.ts'
import type { Ports } from '../../ports.ts'
import { clockOf } from '../../promotions/clock.ts'
import type { Transaction } from '../../storage/tables.ts'
import { standingDecision } from '../standing-decision.ts'
import { takeStep } from '../step.ts'
import { lockClaimById, openFile, type ClaimFile } from '../store.ts'
import { afterLastDate, awaitedOf, endAwaiting } from './awaited.ts'

type Needs = Pick<Ports, 'database' | 'clock' | 'ids' | 'mailer' | 'wording' | 'log'>

/** Claims looked at in one go. */
const atOnce = 50

/** Milliseconds until a claim on which this failed is tried again. */
const patience = 3600_000

/**
 * Reminds members who have not answered, and closes claims whose last date has passed. Both happen
 * on working days of the promotion, from nine in the morning there.
 */
export async function chaseAnswers({ database, clock, log, ...ports }: Needs): Promise<void> {
  const now = clock.now()
  const due = await database
    .selectFrom('awaited_answers')
    .select('claim_id')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(atOnce)
    .execute()
  for (const { claim_id } of due) {
    try {
      await database.transaction().execute((tx) => chase(tx, ports, claim_id, now))
    } catch (error) {
      log.error('chasing an answer', error, { claim: claim_id })
      const next_at = new Date(now.getTime() + patience)
      await database
        .updateTable('awaited_answers')
        .set({ next_at })
        .where('claim_id', '=', claim_id)
        .where('next_at', '<=', now)
        .execute()
    }
  }
}

async function chase(
  tx: Transaction,
  ports: Omit<Needs, 'database' | 'clock' | 'log'>,
  claimId: string,
  now: Date,
): Promise<void> {
  const claim = await lockClaimById(tx, claimId)
  // The member, or another process, may have been faster.
  const awaited = await awaitedOf(tx, claimId)
  if (!awaited?.next_at || awaited.next_at > now || awaited.answer_by === null) return
  const file = await openFile(tx, claim)
  const terms = await clockOf(tx, file.promotion)
  const today = localDateAt(now, terms.zone)
  const morning = morningOf(today, terms.zone)
  if (now < morning) return setNext(tx, claimId, morning)
  if (!isWorkingDay(today, terms)) {
    return setNext(tx, claimId, morningOf(addDays(today, 1), terms.zone))
  }
  const { answer_by: answerBy } = awaited
  const unanswered = { tx, ports, file, answerBy, now }
  if (today > answerBy) return expire(unanswered)
  if (awaited.reminded_at === null) await remind(unanswered)
  await setNext(tx, claimId, afterLastDate(answerBy, terms.zone))
}

async function setNext(tx: Transaction, claimId: string, nextAt: Date): Promise<void> {
  await tx
    .updateTable('awaited_answers')
    .set({ next_at: nextAt })
    .where('claim_id', '=', claimId)
    .execute()
}

/** A claim whose member has not answered. */
interface Unanswered {
  tx: Transaction
  ports: Pick<Ports, 'ids' | 'mailer' | 'wording'>
  file: ClaimFile
  answerBy: string
  now: Date
}

async function remind(unanswered: Unanswered): Promise<void> {
  const { tx, file, now } = unanswered
  await takeStep(tx, file.claim, {
    kind: 'answer_reminded',
    by: byItself(now),
    cause: (version) => tellMember('answer_reminder', unanswered, version),
  })
  await tx
    .updateTable('awaited_answers')
    .set({ reminded_at: now })
    .where('claim_id', '=', file.claim.id)
    .execute()
}

async function expire(unanswered: Unanswered): Promise<void> {
  const { tx, ports, file, now } = unanswered
  await endAwaiting(tx, file.claim.id)
  await takeStep(tx, file.claim, {
    kind: 'claim_expired',
    ports,
    by: byItself(now),
    changes: { state: 'expired' },
    cause: (version) => tellMember('expired', unanswered, version),
  })
}

/** Writes the mail of a step. @returns the details of that step */
async function tellMember(
  name: 'answer_reminder' | 'expired',
  { tx, ports, file: { claim, promotion, facts }, answerBy, now }: Unanswered,
  version: number,
): Promise<{ answerBy: string }> {
  const { language, name: promotionName } = promotion.terms
  const told = (await standingDecision(tx, claim))?.told ?? []
  const mail = composeMail(name, facts.member.email, language, {
    promotion: promotionName,
    product: facts.registration.productName,
    reasons: told.map(({ text }) => text).join('\n'),
    answerBy: dateInWords(answerBy, language),
    memberCenterSignIn: ports.wording.memberCenterSignIn,
  })
  await writeMail(tx, ports, { claimId: claim.id, version, at: now }, mail)
  return { answerBy }
}
