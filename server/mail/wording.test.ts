import { expect, test } from 'vitest'
import type { Language } from '../../contract/schema.ts'
import { composeMail } from './compose.ts'
import type { TemplateName, TemplateValues } from './template.ts'

const signIn = 'https://account.msi.com/login?ref=service'

/** A mail with its line breaks taken for spaces: the guides' pages break lines elsewhere. */
function inOneLine(name: TemplateName, language: Language, values: TemplateValues) {
  const { subject, body } = composeMail(name, 'siti@example.com', language, values)
  return { subject, body: body.replaceAll(/\s+/g, ' ') }
}

test('received, word for word as in the guides', () => {
  expect(inOneLine('received', 'en', {}).body).toBe(
    "Dear Customer, Your request has been successfully sent. Application is under process, please keep in mind that all applications are checked by our staff and might take up to 7 ~ 14 working days. Thank you for your patience. If you didn't receive our email in your inbox, please kindly check in the Spam, Junk, Trash, Deleted Items, or Archive folder.",
  )
})

test('asked again, word for word as in the guides, line by line', () => {
  const { body } = composeMail('asked_again_invoice', 'siti@example.com', 'en', {
    memberCenterSignIn: signIn,
    reasons: 'Please provide the invoice with your product name on it, thanks.',
  })
  expect(body.split('\n\n')).toEqual([
    'Dear Customer,',
    'Thanks for your application,',
    'Sorry to inform you that your redemption have some missing purchase proof.',
    'Please go to product page and re-upload your purchase proof and promotion page re-redeem again. Thank you.',
    signIn,
    'Reason : Please provide the invoice with your product name on it, thanks.',
    'Sincerely,',
    'MSI customer service',
  ])
})

test('success with a code, word for word as in the guides', () => {
  const activationPage = 'https://www.game.co.uk/steam-cards/'
  expect(
    inOneLine('approved_code', 'en', { prize: 'Back to School steam code', activationPage }),
  ).toEqual({
    subject: '[No Reply] MSI Redeem Notice - Success',
    body: `Congratulation on the purchase of your MSI® product! Your Back to School steam code activation code is {{code}} Notice: This activation code is sent to the e-mail you registered with. How to activate Back to School steam code ? To activate your game code, please refer to ${activationPage} Thank you!`,
  })
})

test('approved with the prize to come, word for word as in the Indonesian guide', () => {
  expect(
    inOneLine('approved_held', 'id', {
      region: 'ID',
      promotion: 'Work Smart Sale',
      prize: 'Digital Code IDR 500.000',
    }),
  ).toEqual({
    subject: '[No Reply] MSI Promotion – ID_Work Smart Sale - Notice',
    body: 'Redeem promosi Work Smart Sale telah disetujui. Hadiah: Digital Code IDR 500.000 *Hadiah akan dikirimkan pada akhir periode promosi setelah ada konfirmasi dari kami',
  })
})

test('without an activation page nothing is said about one', () => {
  const { body } = inOneLine('approved_code', 'en', { prize: 'Steam code', activationPage: null })
  expect(body).not.toContain('activate')
  expect(body).toContain('{{code}}')
})
