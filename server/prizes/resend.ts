import type { DetailsOf } from '../../contract/history.ts'
import { askForClaim, requireUnchanged, signOffOfClaim } from '../claims/decision/sign-off-steps.ts'
import { takeStep } from '../claims/step.ts'
import { openFileAt, type ClaimFile } from '../claims/store.ts'
import { byPerson, type By } from '../history/store.ts'
import { ProblemError, requireAllowed } from '../http/problem.ts'
import { composeMail } from '../mail/compose.ts'
import { writeMail } from '../mail/outbox.ts'
import type { Ports } from '../ports.ts'
import type { SignOffAct } from '../sign-offs/endpoints.ts'
import { isSignOffAsked } from '../sign-offs/store.ts'
import type { Transaction } from '../storage/tables.ts'
import { prizeMail } from './award.ts'
import { findLivingCode, type CodeRow } from './code-store.ts'
import { isGiven, redirectRefused, resendRefused } from './refusals.ts'
import { requireFewResends } from './resend-limit.ts'
import { findPrize, getPrize, type OnPrize, type PrizeRow } from './store.ts'
import { recordVault } from './vault-record.ts'

type Needs = Pick<Ports, 'ids' | 'mailer' | 'wording'>

/**
 * Mails the same code again to the address it went to before.
 *
 * @throws {ProblemError} `not_found`, `claim_changed`, `no_code_to_resend`; `too_many_attempts`
 *   when it was sent again often enough
 */
export async function resendCode(
  tx: Transaction,
  ports: Needs,
  { person, now, ...seen }: OnPrize,
  { reason }: { reason: string },
): Promise<void> {
  const prize = await openMailed(tx, await openFileAt(tx, { ...seen, person }))
  requireAllowed(resendRefused({ codeState: prize.code?.state }, person))
  const sent = withCode(prize)
  await requireFewResends(tx, sent.file.claim.id, now)
  await mailAgain(tx, ports, sent, sent.before, byPerson(person, now), { because: reason })
}

/**
 * Asks for the code to be mailed to another address; a second person signs it off. If the address
 * is the same, the code is simply sent again.
 *
 * @throws as `resendCode`; `sign_off_asked`
 */
export async function askRedirect(
  tx: Transaction,
  ports: Needs,
  { person, now, ...seen }: OnPrize,
  { reason, email }: { reason: string; email: string },
): Promise<void> {
  const file = await openFileAt(tx, { ...seen, person })
  const prize = await openMailed(tx, file)
  const isOther = email.toLowerCase() !== prize.before.toLowerCase()
  const isAsked = isOther && (await isSignOffAsked(tx, 'code_redirected', file.claim.id))
  requireAllowed(redirectRefused({ codeState: prize.code?.state, isAsked }, person))
  const sent = withCode(prize)
  await requireFewResends(tx, sent.file.claim.id, now)
  const by = byPerson(person, now)
  if (!isOther) {
    await mailAgain(tx, ports, sent, sent.before, by, { because: reason })
    return
  }
  await askForClaim(tx, ports, file.claim, {
    kind: 'code_redirected',
    reason,
    details: { code: sent.code.id, before: sent.before, email },
    changes: [{ field: 'email', before: sent.before, after: email }],
    by,
  })
}

/**
 * Once signed off, the code and all further mails of the prize go to the other address. The old
 * address is told, so that the member can object.
 */
export const redirectAct = (ports: Needs): SignOffAct =>
  signOffOfClaim({
    kind: 'code_redirected',
    sign: 'prizes.confirm',
    see: 'prizes.read',
    async perform(tx, { row, file, askedBy }, by) {
      const { before, email, code } = row.details
      const claimId = file.claim.id
      const prize = await findPrize(tx, claimId)
      requireUnchanged(prize !== null)
      const mailed = await mailedOf(tx, file, prize)
      requireUnchanged(
        isGiven(mailed.code?.state) && mailed.code?.id === code && mailed.before === before,
      )
      const sent = withCode(mailed)
      await requireFewResends(tx, claimId, by.at)
      const to = String(email)
      await tx.updateTable('prizes').set({ email: to }).where('claim_id', '=', claimId).execute()
      await recordVault(tx, ports.ids, {
        kind: 'code_redirected',
        by,
        codeId: sent.code.id,
        claimId,
      })
      const version = await mailAgain(tx, ports, sent, to, by, {
        because: row.reason ?? '',
        askedBy,
        emailBefore: sent.before,
        email: to,
      })
      const { terms } = file.promotion
      const { memberCenterSignIn } = ports.wording
      const values = { promotion: terms.name, prize: prize.name, memberCenterSignIn }
      const told = composeMail('code_redirected', sent.before, terms.language, values)
      await writeMail(tx, ports, { claimId, version, at: by.at }, told)
    },
  })

interface Mailed {
  file: ClaimFile
  prize: PrizeRow
  /** The code that the prize has now. */
  code: CodeRow | null
  /** Where the mails of the prize went so far. */
  before: string
}

type Sent = Mailed & { code: CodeRow }

const openMailed = async (tx: Transaction, file: ClaimFile): Promise<Mailed> =>
  mailedOf(tx, file, await getPrize(tx, file.claim.id))

const mailedOf = async (tx: Transaction, file: ClaimFile, prize: PrizeRow): Promise<Mailed> => ({
  file,
  prize,
  code: await findLivingCode(tx, file.claim.id),
  before: prize.email ?? file.facts.member.email,
})

/** @throws {ProblemError} `no_code_to_resend` */
function withCode(mailed: Mailed): Sent {
  if (!mailed.code) throw new ProblemError('no_code_to_resend')
  return { ...mailed, code: mailed.code }
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
