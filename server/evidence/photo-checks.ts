import type { Check, CheckOutcome } from '../../contract/checks.ts'
import type { Registration } from '../../contract/facts.ts'
import type { NumberVerdict } from '../../contract/read-facts.ts'
import { blank, foundInstead, placesOfMatch, text } from './check-parts.ts'
import type { ReadEvidence } from './evidence.ts'
import { chkInView } from './chk-in-view.ts'
import { disputedCheck } from './disputed-check.ts'
import { disputesBetween } from './disputes.ts'
import { matchSerial } from './serial-match.ts'
import { serialsInstead } from './serials-in-view.ts'

/**
 * A slip or a misreading is left to a person; another number means another product; a code and a
 * print that disagree mean that the sticker is not genuine.
 */
const outcomes: Record<NumberVerdict | 'disputed', CheckOutcome> = {
  match: 'holds',
  confusable: 'unsure',
  near: 'unsure',
  absent: 'fails',
  unreadable: 'unsure',
  disputed: 'fails',
}

/**
 * The checks of the sticker's photo: registered S/N and CHK.
 *
 * @param invoice if it names a S/N, it must agree with the photo
 */
export function photoChecks(
  photo: ReadEvidence,
  registration: Registration,
  invoice?: ReadEvidence,
): Check[] {
  return [serial(photo, registration.serialNumber, invoice), ...chk(photo, registration.chk)]
}

function serial(photo: ReadEvidence, wanted: string, invoice?: ReadEvidence): Check {
  const check = {
    ...blank('photo_serial', 'serialNumber', ['photo_other_serial']),
    expected: [text(wanted)],
  }
  const { overall, disputes } = matchSerial(wanted, photo.pages, photo.corrected['serialNumber'])
  const elsewhere = invoice ? disputesBetween(wanted, photo, invoice) : []
  const disputed = disputedCheck(check, [...disputes, ...elsewhere], [photo, invoice])
  if (disputed) return disputed
  const others = overall.outcome === 'absent' ? serialsInstead(photo) : []
  // A code without a label may be a part number: only a labelled S/N shows another product.
  const isOther = others.some(({ isLabelled }) => isLabelled)
  return {
    ...check,
    outcome: overall.outcome === 'absent' && !isOther ? 'unsure' : outcomes[overall.outcome],
    found: overall.found === null ? others.map(({ value }) => text(value)) : foundInstead(overall),
    places:
      overall.found === null
        ? others.flatMap(({ places }) => places)
        : placesOfMatch(photo, overall),
    suggests:
      overall.outcome === 'unreadable' || (overall.outcome === 'absent' && !isOther)
        ? ['photo_unreadable']
        : ['photo_other_serial'],
  }
}

/** Only if the sticker shows a CHK: most photos leave it out. */
function chk(photo: ReadEvidence, wanted: string): Check[] {
  const shown = chkInView(photo, wanted)
  if (!shown) return []
  return [
    {
      ...blank('photo_chk', 'chk', ['photo_other_serial']),
      outcome: shown.match.outcome === 'match' ? 'holds' : 'unsure',
      expected: [text(wanted)],
      found: [text(shown.match.found ?? '')],
      places: shown.places,
    },
  ]
}
