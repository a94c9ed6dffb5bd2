import type { Selectable } from 'kysely'
import { addDays, morningOf, type ClockTerms } from '../../clocks/rules.ts'
import { withdrawWaiting } from '../../mail/outbox.ts'
import type { Database, Tables, Transaction } from '../../storage/tables.ts'
import type { AnswerDates } from './dates.ts'

export type AwaitedRow = Selectable<Tables['awaited_answers']>

/** The answer that a claim waits for; `undefined` if it waits for none. */
export async function awaitedOf(
  database: Database,
  claimId: string,
): Promise<AwaitedRow | undefined> {
  return database
    .selectFrom('awaited_answers')
    .selectAll()
    .where('claim_id', '=', claimId)
    .executeTakeFirst()
}

/** From now on a claim waits for its member. */
export async function awaitAnswer(
  tx: Transaction,
  claimId: string,
  dates: AnswerDates | null,
  zone: string,
  now: Date,
): Promise<void> {
  await withdrawUnsaid(tx, claimId)
  await tx
    .insertInto('awaited_answers')
    .values({
      claim_id: claimId,
      asked_at: now,
      answer_by: dates?.answerBy ?? null,
      next_at: dates && nextAfter(dates, zone),
      reminded_at: null,
    })
    .execute()
}

const nextAfter = ({ remindOn, answerBy }: AnswerDates, zone: string) =>
  remindOn === null ? afterLastDate(answerBy, zone) : morningOf(remindOn, zone)

/** The morning after the last date; the desk closes the claim on the next working day. */
export const afterLastDate = (answerBy: string, zone: ClockTerms['zone']): Date =>
  morningOf(addDays(answerBy, 1), zone)

/** The member answered, or does not have to any more. */
export async function endAwaiting(tx: Transaction, claimId: string): Promise<void> {
  await withdrawUnsaid(tx, claimId)
  await tx.deleteFrom('awaited_answers').where('claim_id', '=', claimId).execute()
}

/** What the desk would still say about an earlier last date is true no longer. */
const withdrawUnsaid = (tx: Transaction, claimId: string) =>
  withdrawWaiting(tx, claimId, ['answer_reminder', 'expired'])
