import { advanceClaim, lockClaim } from '../claims/store.ts'
import { recordStep, type Actor } from '../history/store.ts'
import { ProblemError, requireAllowed } from '../http/problem.ts'
import { cannotBounce } from '../mail/rules.ts'
import type { Transaction } from '../storage/tables.ts'

interface Bounce {
  reason: string
  actor: Actor
  now: Date
}

/**
 * Writes down that a mail came back although a mail server had taken it. The database moves its
 * code to `bounced`, where somebody finds it as work. Said again it changes nothing.
 *
 * @throws {ProblemError} `not_found`; `mail_not_sent`
 */
export async function recordBounce(
  tx: Transaction,
  by: { id: string } | { messageId: string },
  { reason, actor, now }: Bounce,
): Promise<void> {
  const mail = await tx
    .selectFrom('mails')
    .innerJoin('claims', 'claims.id', 'mails.claim_id')
    .select(['mails.id', 'mails.kind', 'claims.number'])
    .where(
      'id' in by ? 'mails.id' : 'mails.message_id',
      '=',
      'id' in by ? by.id : bracketed(by.messageId),
    )
    .executeTakeFirst()
  if (!mail) throw new ProblemError('not_found')
  const claim = await lockClaim(tx, mail.number)
  const { state, bounced_at } = await tx
    .selectFrom('mails')
    .select(['state', 'bounced_at'])
    .where('id', '=', mail.id)
    .executeTakeFirstOrThrow()
  if (bounced_at !== null) return
  requireAllowed(cannotBounce({ state }))
  await tx
    .updateTable('mails')
    .set({ bounced_at: now, bounce_reason: reason })
    .where('id', '=', mail.id)
    .execute()
  const version = await advanceClaim(tx, claim)
  await recordStep(tx, {
    claimId: claim.id,
    version,
    attempt: claim.attempt,
    kind: 'mail_bounced',
    at: now,
    actor,
    details: { because: reason, mailKind: mail.kind },
  })
}

/** A Message-ID as it is kept: some mail systems report it without its brackets, or with blanks. */
const bracketed = (messageId: string) => `<${messageId.replaceAll(/[\s<>]/g, '')}>`
