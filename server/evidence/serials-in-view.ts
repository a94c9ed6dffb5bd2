import type { CheckPlace } from '../../contract/checks.ts'
import { placesOfLine, placesOfMatch } from './check-parts.ts'
import type { ReadEvidence } from './evidence.ts'
import { foldText } from './fold.ts'
import { formOf, labelledIn, numberIn } from './serial-labels.ts'

/** A number that stands in a picture, whatever it is. */
interface NumberInView {
  value: string
  places: CheckPlace[]
  /** Whether it calls itself S/N; a code alone may be a part number. */
  isLabelled: boolean
}

const mostShown = 4

/** Numbers as long as a S/N that stand behind its label, or in a code; each once. */
function numbersInView(photo: ReadEvidence): NumberInView[] {
  const seen = new Set<string>()
  return [...labelled(photo), ...coded(photo)].filter(
    ({ value }) => !seen.has(foldText(value)) && seen.add(foldText(value)),
  )
}

const labelled = (photo: ReadEvidence): NumberInView[] =>
  labelledIn(photo.pages.flatMap((page) => page.lines)).map(({ value, line, from, to }) => ({
    value,
    places: placesOfLine(photo, line, from, to),
    isLabelled: true,
  }))

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
    .filter(
      ({ value, isLabelled }) => isLabelled || formOf(foldText(value)) === formOf(foldText(wanted)),
    )
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
