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
  if (today > answerBy) return expire(tx, ports, file, answerBy, now)
  if (awaited.reminded_at === null) await remind(tx, ports, file, answerBy, now)
  await setNext(tx, claimId, afterLastDate(answerBy, terms.zone))
}

async function setNext(tx: Transaction, claimId: string, nextAt: Date): Promise<void> {
  await tx
    .updateTable('awaited_answers')
    .set({ next_at: nextAt })
    .where('claim_id', '=', claimId)
    .execute()
}

async function remind(
  tx: Transaction,
  ports: Pick<Ports, 'ids' | 'mailer' | 'wording'>,
  file: ClaimFile,
  answerBy: string,
  now: Date,
): Promise<void> {
  const mail = await mailAbout('answer_reminder', tx, ports, file, answerBy)
  await takeStep(tx, file.claim, {
    kind: 'answer_reminded',
    by: byItself(now),
    async cause(version) {
      await writeMail(tx, ports, { claimId: file.claim.id, version, at: now }, mail)
      return { answerBy }
    },
  })
  await tx
    .updateTable('awaited_answers')
    .set({ reminded_at: now })
    .where('claim_id', '=', file.claim.id)
    .execute()
}

async function expire(
  tx: Transaction,
  ports: Pick<Ports, 'ids' | 'mailer' | 'wording'>,
  file: ClaimFile,
  answerBy: string,
  now: Date,
): Promise<void> {
  const mail = await mailAbout('expired', tx, ports, file, answerBy)
  await endAwaiting(tx, file.claim.id)
  await takeStep(tx, file.claim, {
    kind: 'claim_expired',
    ports,
    by: byItself(now),
    changes: { state: 'expired' },
    async cause(version) {
      await writeMail(tx, ports, { claimId: file.claim.id, version, at: now }, mail)
      return { answerBy }
    },
  })
}

async function mailAbout(
  name: 'answer_reminder' | 'expired',
  tx: Transaction,
  { wording }: Pick<Ports, 'wording'>,
  { claim, promotion, facts }: ClaimFile,
  answerBy: string,
) {
  const { language, name: promotionName } = promotion.terms
  const told = (await standingDecision(tx, claim))?.told ?? []
  return composeMail(name, facts.member.email, language, {
    promotion: promotionName,
    product: facts.registration.productName,
    reasons: told.map(({ text }) => text).join('\n'),
    answerBy: dateInWords(answerBy, language),
    memberCenterSignIn: wording.memberCenterSignIn,
  })
}
