import type { CheckPlace } from '../../contract/checks.ts'
import { placesOfLine, placesOfMatch, type ReadEvidence } from './check-parts.ts'
import { foldText } from './fold.ts'

/** A number that stands in a picture, whatever it is. */
interface NumberInView {
  value: string
  places: CheckPlace[]
  /** Whether it calls itself S/N; a code alone may be a part number. */
  isLabelled: boolean
}

/** Labels of serial numbers, as stickers have them. */
const label = /\bS\s?[/.]?\s?N\b\.?\s?[:.#]?|\bSERIAL\s?(?:NO|NUMBER|#)?\.?\s?:?/i

const mostShown = 4

/** Numbers as long as a S/N that stand behind its label, or in a code; each once. */
function numbersInView(photo: ReadEvidence): NumberInView[] {
  const seen = new Set<string>()
  return [...labelled(photo), ...coded(photo)].filter(
    ({ value }) => !seen.has(foldText(value)) && seen.add(foldText(value)),
  )
}

function labelled(photo: ReadEvidence): NumberInView[] {
  const lines = photo.pages.flatMap((page) => page.lines)
  return lines.flatMap((line, at) => {
    const match = label.exec(line.text)
    if (!match) return []
    const behind = numberIn(line.text.slice(match.index + match[0].length))
    if (behind) {
      const from = line.text.indexOf(behind, match.index)
      const places = placesOfLine(photo, line, from, from + behind.length)
      return [{ value: behind, places, isLabelled: true }]
    }
    const next = lines[at + 1]
    const beside = next && numberIn(next.text)
    return beside ? [{ value: beside, places: placesOfLine(photo, next), isLabelled: true }] : []
  })
}

const coded = (photo: ReadEvidence): NumberInView[] =>
  photo.pages.flatMap((page) =>
    page.codes
      .filter(({ text }) => numberIn(text) === text.trim())
      .map((code) => ({
        value: code.text,
        places: placesOfMatch(photo, { spans: [{ in: 'code', code }] }),
        isLabelled: false,
      })),
  )

/** Eight letters and digits at least, with digits among them. */
function numberIn(value: string): string | null {
  const [found] = value.match(/[A-Z0-9][A-Z0-9-]{6,}[A-Z0-9]/i) ?? []
  return found && /\d{2}/.test(found) ? found : null
}

/**
 * Serial numbers beside the registered one: what calls itself S/N, and codes of its very form.
 *
 * @param own what was found in the registered one's place, however it was read
 */
export function otherSerials(
  photo: ReadEvidence,
  wanted: string,
  own: (string | null)[],
): NumberInView[] {
  const mine = [wanted, ...own.flatMap((one) => one ?? [])].map(foldText)
  return numbersInView(photo)
    .filter(({ value, isLabelled }) => isLabelled || formOf(value) === formOf(wanted))
    .filter(({ value }) => {
      const folded = foldText(value)
      return !mine.some((one) => folded.includes(one) || one.includes(folded))
    })
    .slice(0, mostShown)
}

/** What is there in the registered one's stead: what calls itself S/N, or else whatever is coded. */
export function serialsInstead(photo: ReadEvidence): NumberInView[] {
  const all = numbersInView(photo)
  const named = all.filter(({ isLabelled }) => isLabelled)
  return (named.length > 0 ? named : all).slice(0, mostShown)
}

/** Where letters and where digits stand: all S/Ns of one kind of product have the same form. */
const formOf = (value: string): string =>
  foldText(value).replace(/[0-9]/g, '9').replace(/[A-Z]/g, 'A')
