import type { Check, CheckOutcome } from '../../contract/checks.ts'
import type { Registration } from '../../contract/facts.ts'
import type { NumberVerdict } from '../../contract/read-facts.ts'
import { blank, foundInstead, placesOfMatch, text, type ReadEvidence } from './check-parts.ts'
import { chkInView } from './chk-in-view.ts'
import { matchCorrected, matchSerial } from './serial-match.ts'
import { serialsInstead } from './serials-in-view.ts'

/** A slip or a misreading is for a person to see; another number is another product. */
const outcomes: Record<NumberVerdict, CheckOutcome> = {
  match: 'holds',
  confusable: 'unsure',
  near: 'unsure',
  absent: 'fails',
  unreadable: 'unsure',
}

/** What the photo of the sticker says of the registered S/N and CHK. */
export function photoChecks(photo: ReadEvidence, registration: Registration): Check[] {
  return [serial(photo, registration.serialNumber), ...chk(photo, registration.chk)]
}

function serial(photo: ReadEvidence, wanted: string): Check {
  const check = blank('photo_serial', 'serialNumber')
  const corrected = photo.corrected['serialNumber']
  const overall = corrected
    ? matchCorrected(wanted, corrected)
    : matchSerial(wanted, photo.pages).overall
  const others = overall.outcome === 'absent' ? serialsInstead(photo) : []
  // A code without a label may be a part number: only what calls itself S/N says "another product".
  const isOther = others.some(({ isLabelled }) => isLabelled)
  return {
    ...check,
    outcome: overall.outcome === 'absent' && !isOther ? 'unsure' : outcomes[overall.outcome],
    expected: [text(wanted)],
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

/** Only where the sticker shows a CHK at all: most photos leave it out. */
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
