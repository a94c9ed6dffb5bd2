import type { Registration } from '../../contract/facts.ts'
import type { ComparedNumber } from '../../contract/read-facts.ts'
import { placesOfMatch, type ReadEvidence } from './check-parts.ts'
import { chkInView } from './chk-in-view.ts'
import { inColumns, type LookedFor } from './compared-number.ts'
import { matchCorrected, matchSerial } from './serial-match.ts'
import { otherSerials } from './serials-in-view.ts'

/**
 * S/N and CHK as registered, beside what the codes, the print and the invoice say of them. What
 * stands nowhere is left out of the invoice: few name a S/N.
 */
export function compareNumbers(
  { photo, invoice }: { photo: ReadEvidence | undefined; invoice: ReadEvidence | undefined },
  { serialNumber, chk }: Registration,
): ComparedNumber[] {
  const inPhoto = photo ? serialInPhoto(photo, serialNumber) : []
  const rows = [...inPhoto, ...(invoice ? serialOnInvoice(invoice, serialNumber) : [])]
  const own = inPhoto.map(({ match }) => match.found)
  const compared: ComparedNumber[] = []
  if (rows.length > 0) {
    compared.push({
      number: 'serialNumber',
      ...inColumns(serialNumber, rows),
      others: photo
        ? otherSerials(photo, serialNumber, own).map(({ value, places }) => ({
            text: value,
            places,
          }))
        : [],
    })
  }
  const shown = photo && chkInView(photo, chk)
  if (shown) {
    const row: LookedFor = { source: 'photo_text', ...shown }
    compared.push({ number: 'chk', ...inColumns(chk, [row]), others: [] })
  }
  return compared
}

function serialInPhoto(photo: ReadEvidence, wanted: string): LookedFor[] {
  const { byCode, byText } = matchSerial(wanted, photo.pages)
  const corrected = photo.corrected['serialNumber']
  return [
    { source: 'photo_code', match: byCode, places: placesOfMatch(photo, byCode) },
    { source: 'photo_text', match: byText, places: placesOfMatch(photo, byText) },
    ...(corrected
      ? [{ source: 'reviewer' as const, match: matchCorrected(wanted, corrected), places: [] }]
      : []),
  ]
}

function serialOnInvoice(invoice: ReadEvidence, wanted: string): LookedFor[] {
  const { overall } = matchSerial(wanted, invoice.pages)
  return overall.found === null
    ? []
    : [{ source: 'invoice_text', match: overall, places: placesOfMatch(invoice, overall) }]
}
