import type { Person } from '../../contract/session.ts'
import { advanceClaim, lockClaimAt, openFile } from '../claims/store.ts'
import { recordStep } from '../history/store.ts'
import { ProblemError } from '../http/problem.ts'
import { writeMail } from '../mail/outbox.ts'
import type { Ports } from '../ports.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { prizeMail } from './award.ts'
import { findLivingCode } from './code-store.ts'
import { resendDays, resendLimit } from './rules.ts'
import { getPrize } from './store.ts'

interface Resending {
  number: string
  version: number
  person: Person
  now: Date
}

/**
 * Mails the same code again: never another one. To another address, all further mails of this prize
 * go there too.
 *
 * @throws {ProblemError} `not_found`, `claim_changed`, `no_code_to_resend`;
 *   `too_many_attempts` when it was sent again often enough
 */
export async function resendCode(
  tx: Transaction,
  ports: Pick<Ports, 'ids' | 'mailer' | 'wording'>,
  { number, version, person, now }: Resending,
  { reason, email }: { reason: string; email: string | null },
): Promise<void> {
  const file = await openFile(tx, await lockClaimAt(tx, number, version))
  const claimId = file.claim.id
  const prize = await getPrize(tx, claimId)
  const code = await findLivingCode(tx, claimId)
  if (!code || code.state === 'reserved') throw new ProblemError('no_code_to_resend')
  const before = prize.email ?? file.facts.member.email
  const isElsewhere = email !== null && email.toLowerCase() !== before.toLowerCase()
  if ((await countResends(tx, claimId, now)) >= resendLimit) {
    throw new ProblemError('too_many_attempts', {
      detail: `The code was sent again ${resendLimit} times in ${resendDays} days.`,
    })
  }

  const to = isElsewhere ? email : before
  if (isElsewhere) {
    await tx.updateTable('prizes').set({ email }).where('claim_id', '=', claimId).execute()
  }
  if (code.state === 'bounced') {
    await tx.updateTable('codes').set({ state: 'issued' }).where('id', '=', code.id).execute()
  }
  const next = await advanceClaim(tx, file.claim)
  await recordStep(tx, {
    claimId,
    version: next,
    attempt: file.claim.attempt,
    kind: 'code_resent',
    at: now,
    actor: { kind: 'staff', id: person.id },
    details: {
      codeLast4: code.last4,
      because: reason,
      ...(isElsewhere ? { emailBefore: before, email } : {}),
    },
  })
  const mail = prizeMail('approved_code', file, prize.name, code.id, { to })
  await writeMail(tx, ports, { claimId, version: next, at: now }, mail)
}

async function countResends(database: Database, claimId: string, now: Date): Promise<number> {
  const { count } = await database
    .selectFrom('events')
    .select((event) => event.fn.countAll<number>().as('count'))
    .where('claim_id', '=', claimId)
    .where('kind', '=', 'code_resent')
    .where('at', '>', new Date(now.getTime() - resendDays * 24 * 3600_000))
    .executeTakeFirstOrThrow()
  return count
}
