import { composeMail, type ComposedMail } from '../../mail/compose.ts'
import { dateInWords } from '../../mail/date-words.ts'
import type { TemplateName } from '../../mail/template.ts'
import type { Wording } from '../../ports.ts'
import type { Told } from '../../storage/tables.ts'
import type { ClaimFile } from '../store.ts'

interface Asked {
  told: Told[]
  /** The last date to answer; `null` for none. */
  answerBy: string | null
}

/**
 * The mail that asks again or declines. Preview and decision both call this, so that the member
 * gets exactly what the agent saw.
 */
export function reasonMail(
  kind: 'ask_again' | 'decline',
  { promotion, facts }: ClaimFile,
  { told, answerBy }: Asked,
  wording: Wording,
  language = promotion.terms.language,
): ComposedMail {
  const { name } = promotion.terms
  return composeMail(templateFor(kind, told), facts.member.email, language, {
    promotion: name,
    product: facts.registration.productName,
    reasons: told.map(({ text }) => text).join('\n'),
    answerBy: answerBy && dateInWords(answerBy, language),
    memberCenterSignIn: wording.memberCenterSignIn,
  })
}

/** The guides' mail asks for the purchase proof, which a photo alone does not need. */
function templateFor(kind: 'ask_again' | 'decline', told: Told[]): TemplateName {
  if (kind === 'decline') return 'declined'
  const isPhotoOnly = told.every(({ fix }) => fix === 'redeem_again')
  return isPhotoOnly ? 'asked_again_photo' : 'asked_again_invoice'
}
