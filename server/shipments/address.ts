import { formatAddress } from 'localized-address-format'
import type { Recipient } from '../../contract/facts.ts'
import { fullName } from '../../contract/names.ts'

/** The recipient's address as its country writes it, one line each, country name last. */
export function addressLines(recipient: Recipient, region: string): string[] {
  const lines = formatAddress(
    {
      postalCountry: region,
      administrativeArea: recipient.stateOrProvince,
      locality: recipient.city,
      postalCode: recipient.zipcode,
      name: fullName(recipient),
      addressLines: [recipient.street, ...(recipient.apartment ? [recipient.apartment] : [])],
    },
    isHan(recipient.street) ? 'local' : 'latin',
  )
  return [...lines, countryName(region)]
}

const isHan = (text: string) => /\p{Script=Han}/u.test(text)

/** In English: carriers of every country read it. */
function countryName(region: string): string {
  return new Intl.DisplayNames('en', { type: 'region' }).of(region) ?? region
}
