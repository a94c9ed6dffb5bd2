import { takeStep } from '../claims/step.ts'
import { lockClaimById } from '../claims/store.ts'
import type { By } from '../history/store.ts'
import { ProblemError, requireAllowed } from '../http/problem.ts'
import { cannotBounce } from '../mail/rules.ts'
import type { Transaction } from '../storage/tables.ts'

/**
 * Records that a mail bounced although a mail server had accepted it. The database marks its code
 * as `bounced`, which makes it work for somebody. Repeating it changes nothing.
 *
 * @throws {ProblemError} `not_found`; `mail_not_sent`
 */
export async function recordBounce(
  tx: Transaction,
  which: { id: string } | { messageId: string },
  reason: string,
  by: By,
): Promise<void> {
  const mail = await tx
    .selectFrom('mails')
    .select(['id', 'kind', 'claim_id'])
    .where(
      'id' in which ? 'id' : 'message_id',
      '=',
      'id' in which ? which.id : bracketed(which.messageId),
    )
    .executeTakeFirst()
  if (!mail) throw new ProblemError('not_found')
  const claim = await lockClaimById(tx, mail.claim_id)
  const { state, bounced_at } = await tx
    .selectFrom('mails')
    .select(['state', 'bounced_at'])
    .where('id', '=', mail.id)
    .executeTakeFirstOrThrow()
  if (bounced_at !== null) return
  requireAllowed(cannotBounce({ state }))
  await tx
    .updateTable('mails')
    .set({ bounced_at: by.at, bounce_reason: reason })
    .where('id', '=', mail.id)
    .execute()
  const details = { because: reason, mailKind: mail.kind }
  await takeStep(tx, claim, { kind: 'mail_bounced', by, details })
}

/**
 * A Message-ID in its stored form: some mail systems report it without brackets, or with spaces.
 */
const bracketed = (messageId: string) => `<${messageId.replaceAll(/[\s<>]/g, '')}>`
