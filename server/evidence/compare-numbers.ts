import type { Registration } from '../../contract/facts.ts'
import type { ComparedNumber } from '../../contract/read-facts.ts'
import { placesOfMatch } from './check-parts.ts'
import type { ReadEvidence } from './evidence.ts'
import { chkInView } from './chk-in-view.ts'
import { foldText } from './fold.ts'
import { inColumns, type LookedFor } from './compared-number.ts'
import { disputesBetween, type Dispute } from './disputes.ts'
import { matchAlone, matchCorrected, matchSerial, matchSaid } from './serial-match.ts'
import { otherSerials } from './serials-in-view.ts'

/**
 * S/N and CHK as registered, compared with codes, print and invoice. The invoice is left out if it
 * gives no S/N: few do.
 */
export function compareNumbers(
  { photo, invoice }: { photo: ReadEvidence | undefined; invoice: ReadEvidence | undefined },
  { serialNumber, chk }: Registration,
): ComparedNumber[] {
  const disputes = photo ? disputesOf(photo, invoice, serialNumber) : []
  const inPhoto = photo ? serialInPhoto(photo, serialNumber) : []
  const best = [...inPhoto, ...(invoice ? serialOnInvoice(invoice, serialNumber) : [])]
  const rows = [...best, ...disputing(disputes, best, serialNumber, [photo, invoice])]
  const own = inPhoto.map(({ match }) => match.found)
  const compared: ComparedNumber[] = []
  if (rows.length > 0) {
    compared.push({
      number: 'serialNumber',
      ...inColumns(serialNumber, rows),
      isDisputed: disputes.some(({ isClear }) => isClear),
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
    compared.push({ number: 'chk', ...inColumns(chk, [row]), isDisputed: false, others: [] })
  }
  return compared
}

function disputesOf(
  photo: ReadEvidence,
  invoice: ReadEvidence | undefined,
  wanted: string,
): Dispute[] {
  const within = matchSerial(wanted, photo.pages, photo.corrected['serialNumber']).disputes
  return invoice ? [...within, ...disputesBetween(wanted, photo, invoice)] : within
}

/** Sources that contradict another one and are not the best of their kind; each gets a row. */
function disputing(
  disputes: Dispute[],
  best: LookedFor[],
  wanted: string,
  documents: (ReadEvidence | undefined)[],
): LookedFor[] {
  const shown = new Set(best.map(({ source, match }) => `${source} ${foldText(match.found ?? '')}`))
  return disputes
    .flatMap(({ sides }) => sides)
    .filter(({ source, folded }) => {
      const key = `${source} ${folded}`
      return !shown.has(key) && shown.add(key)
    })
    .map((side) => ({
      source: side.source,
      match: { ...matchSaid(wanted, side.text), spans: side.spans },
      places: documents.flatMap((one) => (one ? placesOfMatch(one, side) : [])),
    }))
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
  const { overall } = matchAlone(wanted, invoice.pages)
  return overall.found === null
    ? []
    : [{ source: 'invoice_text', match: overall, places: placesOfMatch(invoice, overall) }]
}
