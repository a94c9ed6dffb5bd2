import type { MailKind } from '../../contract/mail-kinds.ts'
import type { Ports } from '../ports.ts'
import { searchOfMail } from '../storage/search-text.ts'
import type { Transaction } from '../storage/tables.ts'
import type { ComposedMail } from './compose.ts'

export interface Cause {
  claimId: string
  /** The version of the claim whose step causes the mail. */
  version: number
  at: Date
  /** The earliest moment it may leave; immediately if left out. */
  leavesAt?: Date
}

type Needs = Pick<Ports, 'ids' | 'mailer' | 'wording'>

/**
 * Writes a mail into the outbox, in the transaction of the change that causes it, so that there is
 * never one without the other. Without a mail server it is kept, readable, and never sent.
 */
export async function writeMail(
  tx: Transaction,
  { ids, mailer, wording }: Needs,
  { claimId, version, at, leavesAt = at }: Cause,
  mail: ComposedMail,
): Promise<void> {
  const id = ids.next()
  await tx
    .insertInto('mails')
    .values({
      id,
      claim_id: claimId,
      version,
      kind: mail.kind,
      state: mailer ? 'waiting' : 'kept',
      recipient: mail.to,
      subject: mail.subject,
      search: searchOfMail({ recipient: mail.to, subject: mail.subject }),
      body: mail.body,
      code_id: mail.codeId,
      language: mail.language,
      message_id: `<${id}@${wording.mailDomain}>`,
      created_at: at,
      next_try_at: mailer ? leavesAt : null,
      last_error: null,
      sent_at: null,
    })
    .execute()
}

/** Withdraws a claim's mails of these kinds that wait to be sent, or could not be. */
export async function withdrawWaiting(
  tx: Transaction,
  claimId: string,
  kinds: MailKind[],
): Promise<void> {
  await tx
    .updateTable('mails')
    .set({ state: 'withdrawn', next_try_at: null })
    .where('claim_id', '=', claimId)
    .where('kind', 'in', kinds)
    .where('state', 'in', ['waiting', 'stuck'])
    .execute()
}

/**
 * Withdraws the mails of a claim from a step on, unless they have left. A mail that is being sent
 * has left: its row says so beforehand, so that of withdrawing and sending exactly one wins.
 *
 * @param isSure only mails that were never tried; otherwise also those that were refused so far
 * @returns whether every one of them was withdrawn
 */
export async function withdrawMails(
  tx: Transaction,
  { claimId, version }: Pick<Cause, 'claimId' | 'version'>,
  isSure: boolean,
): Promise<boolean> {
  let query = tx
    .updateTable('mails')
    .set({ state: 'withdrawn', next_try_at: null })
    .where('claim_id', '=', claimId)
    .where('version', '>=', version)
    .where('state', 'in', ['waiting', 'stuck', 'kept'])
  if (isSure) query = query.where('first_tried_at', 'is', null)
  await query.execute()
  const left = await tx
    .selectFrom('mails')
    .select('id')
    .where('claim_id', '=', claimId)
    .where('version', '>=', version)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirst()
  return left === undefined
}
