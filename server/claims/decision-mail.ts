import type { Reason } from '../../contract/promotions.ts'
import { composeMail, type ComposedMail } from '../mail/compose.ts'
import type { TemplateName } from '../mail/template.ts'
import type { Wording } from '../ports.ts'
import { reasonTexts } from './redeem-history.ts'
import type { ClaimFile } from './store.ts'

/**
 * The mail that asks again or declines. The preview and the decision both call this, so that what
 * an agent saw is what the member gets, to the letter.
 */
export function reasonMail(
  kind: 'ask_again' | 'decline',
  { promotion, facts }: ClaimFile,
  reasons: Reason[],
  wording: Wording,
): ComposedMail {
  const { language, name } = promotion.terms
  return composeMail(templateFor(kind, reasons), facts.member.email, language, {
    promotion: name,
    product: facts.registration.productName,
    reasons: reasonTexts(reasons, language).join('\n'),
    memberCenterSignIn: wording.memberCenterSignIn,
  })
}

/** The guides' mail speaks of the purchase proof; a photo alone is mended without it. */
function templateFor(kind: 'ask_again' | 'decline', reasons: Reason[]): TemplateName {
  if (kind === 'decline') return 'declined'
  const isPhotoOnly = reasons.every(({ fix }) => fix === 'redeem_again')
  return isPhotoOnly ? 'asked_again_photo' : 'asked_again_invoice'
}
