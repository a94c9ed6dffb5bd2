import type { ProblemId } from '../../contract/problems.ts'
import type { DetailsOf } from '../../contract/history.ts'
import {
  askForClaim,
  claimAct,
  lockClaimOf,
  nameOfAsker,
  requireUnchanged,
} from '../claims/decision/sign-off-steps.ts'
import { takeStep } from '../claims/step.ts'
import { lockClaimAt, openFile, type ClaimFile } from '../claims/store.ts'
import { byPerson, type By } from '../history/store.ts'
import { ProblemError, requireAllowed } from '../http/problem.ts'
import { composeMail } from '../mail/compose.ts'
import { writeMail } from '../mail/outbox.ts'
import type { Ports } from '../ports.ts'
import type { SignOffAct } from '../sign-offs/endpoints.ts'
import { isSignOffAsked } from '../sign-offs/store.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { prizeMail } from './award.ts'
import { findLivingCode, type CodeRow } from './code-store.ts'
import { codeNotGiven, redirectRefused, resendRefused } from './refusals.ts'
import { resendDays, resendLimit } from './rules.ts'
import { getPrize, type OnPrize, type PrizeRow } from './store.ts'
import { recordVault } from './vault-record.ts'

type Needs = Pick<Ports, 'ids' | 'mailer' | 'wording'>

/**
 * Mails the same code again, to where it went before: never another one.
 *
 * @throws {ProblemError} `not_found`, `claim_changed`, `no_code_to_resend`;
 *   `too_many_attempts` when it was sent again often enough
 */
export async function resendCode(
  tx: Transaction,
  ports: Needs,
  { number, version, person, now }: OnPrize,
  { reason }: { reason: string },
): Promise<void> {
  const file = await openFile(tx, await lockClaimAt(tx, number, version))
  const sent = await openSent(tx, file, now, (code) => resendRefused(code, person))
  await mailAgain(tx, ports, sent, sent.before, byPerson(person, now), {
    because: reason,
  })
}

/**
 * Asks for the code to be mailed to another address; a second person signs it off. To the address
 * it has it is simply sent again.
 *
 * @throws as `resendCode`; `sign_off_asked`
 */
export async function askRedirect(
  tx: Transaction,
  ports: Needs,
  { number, version, person, now }: OnPrize,
  { reason, email }: { reason: string; email: string },
): Promise<void> {
  const file = await openFile(tx, await lockClaimAt(tx, number, version))
  const isOther = (before: string) => email.toLowerCase() !== before.toLowerCase()
  const isOpen = await isSignOffAsked(tx, 'code_redirected', file.claim.id)
  const sent = await openSent(tx, file, now, (code, before) =>
    redirectRefused({ ...code, isAsked: isOpen && isOther(before) }, person),
  )
  if (!isOther(sent.before)) {
    await mailAgain(tx, ports, sent, sent.before, byPerson(person, now), {
      because: reason,
    })
    return
  }
  await askForClaim(tx, ports, file.claim, {
    kind: 'code_redirected',
    reason,
    details: { code: sent.code.id, before: sent.before, email },
    changes: [{ field: 'email', before: sent.before, after: email }],
    person,
    now,
  })
}

/**
 * Once signed off, the code and all further mails of the prize go to the other address, and whoever
 * reads the old one is told so: if it was not the member's wish, they can still say it.
 */
export function redirectAct(ports: Needs): SignOffAct {
  return {
    ...claimAct,
    kind: 'code_redirected',
    sign: 'prizes.confirm',
    see: 'prizes.read',
    async perform(tx, row, { person, now }) {
      const file = await openFile(tx, await lockClaimOf(tx, row))
      const { before, email, code } = row.details
      const sent = await openSent(tx, file, now, codeNotGiven).catch((error: unknown) => {
        const isGone =
          error instanceof ProblemError && ['not_found', 'no_code_to_resend'].includes(error.id)
        throw isGone ? new ProblemError('sign_off_stale') : error
      })
      requireUnchanged(sent.code.id === code && sent.before === before)
      const claimId = file.claim.id
      const to = String(email)
      await tx.updateTable('prizes').set({ email: to }).where('claim_id', '=', claimId).execute()
      const step = { at: now, staffId: person.id, codeId: sent.code.id, claimId }
      await recordVault(tx, ports.ids, { kind: 'code_redirected', ...step })
      const version = await mailAgain(tx, ports, sent, to, byPerson(person, now), {
        because: row.reason ?? '',
        askedBy: await nameOfAsker(tx, row),
        emailBefore: sent.before,
        email: to,
      })
      const { terms } = file.promotion
      const { memberCenterSignIn } = ports.wording
      const values = { promotion: terms.name, prize: sent.prize.name, memberCenterSignIn }
      const told = composeMail('code_redirected', sent.before, terms.language, values)
      await writeMail(tx, ports, { claimId, version, at: now }, told)
      return null
    },
  }
}

interface Sent {
  file: ClaimFile
  prize: PrizeRow
  code: CodeRow
  /** Where the mails of the prize go so far. */
  before: string
}

async function openSent(
  tx: Transaction,
  file: ClaimFile,
  now: Date,
  refused: (code: { codeState: CodeRow['state'] | undefined }, before: string) => ProblemId | null,
): Promise<Sent> {
  const claimId = file.claim.id
  const prize = await getPrize(tx, claimId)
  const before = prize.email ?? file.facts.member.email
  const code = await findLivingCode(tx, claimId)
  requireAllowed(refused({ codeState: code?.state }, before))
  if (!code) throw new ProblemError('no_code_to_resend')
  // Nobody else counts meanwhile: the claim is locked.
  if ((await countResends(tx, claimId, now)) >= resendLimit) {
    throw new ProblemError('too_many_attempts', {
      most: { times: resendLimit, days: resendDays },
    })
  }
  return { file, prize, code, before }
}

/** @returns the claim's version of this step */
async function mailAgain(
  tx: Transaction,
  ports: Needs,
  { file, prize, code }: Sent,
  to: string,
  by: By,
  details: Omit<DetailsOf<'code_resent'>, 'codeLast4'>,
): Promise<number> {
  const claimId = file.claim.id
  if (code.state === 'bounced') {
    await tx.updateTable('codes').set({ state: 'issued' }).where('id', '=', code.id).execute()
  }
  const version = await takeStep(tx, file.claim, {
    kind: 'code_resent',
    by,
    details: { codeLast4: code.last4, ...details },
  })
  const mail = prizeMail('approved_code', file, prize.name, code.id, { to })
  await writeMail(tx, ports, { claimId, version, at: by.at }, mail)
  return version
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
