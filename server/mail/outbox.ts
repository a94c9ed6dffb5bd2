import type { Ports } from '../ports.ts'
import type { Transaction } from '../storage/tables.ts'
import type { ComposedMail } from './compose.ts'

export interface Cause {
  claimId: string
  /** The version of the claim whose step causes the mail. */
  version: number
  at: Date
}

type Needs = Pick<Ports, 'ids' | 'mailer' | 'wording'>

/**
 * Writes a mail into the outbox, in the transaction of the change that causes it: the mail exists
 * exactly when the change does. Without a mail server it is kept, readable, and never sent.
 */
export async function writeMail(
  tx: Transaction,
  { ids, mailer, wording }: Needs,
  { claimId, version, at }: Cause,
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
      body: mail.body,
      code_id: mail.codeId,
      language: mail.language,
      message_id: `<${id}@${wording.mailDomain}>`,
      created_at: at,
      next_try_at: mailer ? at : null,
      last_error: null,
      sent_at: null,
    })
    .execute()
}
