import type { Answered } from '../../../contract/endpoint.ts'
import type { decisionPreview } from '../../../contract/decisions.ts'
import { placeholdersIn } from '../../../contract/placeholders.ts'
import { sha256Hex } from '../../http/digest.ts'
import type { Ports } from '../../ports.ts'
import type { Database, Told } from '../../storage/tables.ts'
import { datesFrom } from '../answer/dates.ts'
import { reasonMail } from './mail.ts'
import { mailWarningsOf } from './mail-warnings.ts'
import { rowFacts } from '../member/member-claim.ts'
import type { Approval, PrizeDesk, PrizePlan } from '../prize-desk.ts'
import { redeemHistoryRow, stateToMember } from '../member/redeem-history.ts'
import { stateAfter } from '../rules.ts'
import type { ClaimFile } from '../store.ts'
import { tellable, type Said } from './reasons-told.ts'

type Preview = Answered<typeof decisionPreview>
type Needs = Pick<Ports, 'wording'> & { prizeDesk: PrizeDesk }

/**
 * What a decision would cause now, word for word, with a seal by which the decision proves that
 * this is what was shown.
 *
 * @param said with what the member is told, from `tellable`
 * @throws {ProblemError} `no_prize_fits`
 */
export async function previewOf(
  database: Database,
  file: ClaimFile,
  said: Said & { told: Told[] },
  ports: Needs,
  now: Date,
): Promise<Preview> {
  const { mail, inEnglish, prize } = await causedBy(database, file, said, ports, now)
  const seen = stateToMember(stateAfter[said.kind], prize?.state ?? null)
  const redeemHistory = redeemHistoryRow(rowFacts(file), seen, said.told)
  const warnings = await mailWarningsOf(said.kind, mail, said.addition, ports.wording)
  const unfilled = placeholdersIn(said.addition ?? '')
  const { to, subject, body } = mail
  const seal = await sha256Hex(JSON.stringify([to, subject, body, redeemHistory, prize]))
  return { mail, reading: inEnglish, warnings, unfilled, redeemHistory, prize, seal }
}

async function causedBy(
  database: Database,
  file: ClaimFile,
  said: Said & { told: Told[] },
  { prizeDesk, wording }: Needs,
  now: Date,
): Promise<Pick<PrizePlan, 'mail' | 'inEnglish'> & Pick<Preview, 'prize'>> {
  const { kind, told } = said
  if (kind === 'approve') {
    const plan = await prizeDesk.foresee(database, approvalOf(file, now, now))
    const { name, kind: prizeKind, state } = plan
    return { mail: plan.mail, inEnglish: plan.inEnglish, prize: { name, kind: prizeKind, state } }
  }
  const { language } = file.promotion.terms
  const dates = kind === 'ask_again' ? await datesFrom(database, file.promotion, now) : null
  const answerBy = dates?.answerBy ?? null
  const inEnglish = language === 'en' ? null : await tellable(database, file, said, 'en')
  return {
    mail: reasonMail(kind, file, { told, answerBy }, wording),
    inEnglish: inEnglish && reasonMail(kind, file, { told: inEnglish, answerBy }, wording, 'en'),
    prize: null,
  }
}

/** The claim of a file as it will be when approved at that moment. */
export function approvalOf(
  { claim, promotion, facts }: ClaimFile,
  at: Date,
  leavesAt: Date,
): Approval {
  return { claimId: claim.id, promotion, facts, at, leavesAt }
}
