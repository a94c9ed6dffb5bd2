import type { Check, CheckOutcome } from '../../contract/checks.ts'
import type { Registration } from '../../contract/facts.ts'
import {
  blank,
  correctedLine,
  foundInstead,
  placesOfLine,
  placesOfMatch,
  text,
  type ReadEvidence,
} from './check-parts.ts'
import { foldText } from './fold.ts'
import { matchSerial, type SerialMatch, type SerialOutcome } from './serial-match.ts'

/** A slip or a misreading is for a person to see; another number is another product. */
const outcomes: Record<SerialOutcome, CheckOutcome> = {
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
  const { corrected } = photo
  const pages = corrected['serialNumber']
    ? [{ codes: [], lines: [correctedLine(corrected['serialNumber'])] }]
    : photo.pages
  const { overall } = matchSerial(wanted, pages)
  const others = overall.outcome === 'absent' ? numbersInView(photo) : []
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

/** Labels of serial numbers, as stickers have them. */
const label = /\bS\s?[/.]?\s?N\b\.?\s?[:.#]?|\bSERIAL\s?(?:NO|NUMBER|#)?\.?\s?:?/i
const mostShown = 4

/** Serial numbers that stand there, whatever they are: behind their label, or in a code. */
function numbersInView(photo: ReadEvidence) {
  const lines = photo.pages.flatMap((page) => page.lines)
  const labelled = lines.flatMap((line, at) => {
    const match = label.exec(line.text)
    if (!match) return []
    const rest = line.text.slice(match.index + match[0].length)
    const behind = numberIn(rest)
    if (behind) return [{ value: behind, places: placesOfLine(photo, line), isLabelled: true }]
    const next = lines[at + 1]
    const beside = next && numberIn(next.text)
    return beside ? [{ value: beside, places: placesOfLine(photo, next), isLabelled: true }] : []
  })
  const coded = photo.pages.flatMap((page) =>
    page.codes
      .filter(({ text: code }) => numberIn(code) === code.trim())
      .map((code) => ({
        value: code.text,
        places: placesOfMatch(photo, codeMatch(code)),
        isLabelled: false,
      })),
  )
  const seen = new Set<string>()
  return [...labelled, ...coded]
    .filter(({ value }) => !seen.has(foldText(value)) && seen.add(foldText(value)))
    .slice(0, mostShown)
}

const codeMatch = (code: ReadEvidence['pages'][number]['codes'][number]): SerialMatch => ({
  outcome: 'match',
  found: code.text,
  differences: [],
  spans: [{ in: 'code', code }],
})

/** Eight letters and digits at least, with digits among them. */
function numberIn(value: string): string | null {
  const [found] = value.match(/[A-Z0-9][A-Z0-9-]{6,}[A-Z0-9]/i) ?? []
  return found && /\d{2}/.test(found) ? found : null
}

/** Only where the sticker shows a CHK at all: most photos leave it out. */
function chk(photo: ReadEvidence, wanted: string): Check[] {
  const lines = photo.pages.flatMap((page) => page.lines)
  for (const [at, line] of lines.entries()) {
    const match = /\bCHK\b\W*([A-Z0-9]{3,5})?\b/i.exec(line.text)
    if (!match) continue
    const value = match[1] ?? /^\W*([A-Z0-9]{3,5})\W*$/i.exec(lines[at + 1]?.text ?? '')?.[1]
    if (!value) continue
    const shown = match[1] ? line : (lines[at + 1] ?? line)
    const isSame = foldText(value) === foldText(wanted)
    return [
      {
        ...blank('photo_chk', 'chk', ['photo_other_serial']),
        outcome: isSame ? 'holds' : 'unsure',
        expected: [text(wanted)],
        found: [text(value)],
        places: placesOfLine(photo, shown),
      },
    ]
  }
  return []
}
