import type { CheckPlace } from '../../contract/checks.ts'
import { placesOfLine, placesOfMatch } from './check-parts.ts'
import type { ReadEvidence } from './evidence.ts'
import { foldText } from './fold.ts'
import { formOf, labelledIn, numberIn } from './serial-labels.ts'

/** Any number found in a picture. */
interface NumberInView {
  value: string
  places: CheckPlace[]
  /** Whether it is labelled as S/N; a mere code may be a part number. */
  isLabelled: boolean
}

const mostShown = 4

/** Numbers as long as a S/N that are labelled as one or coded, without duplicates. */
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
 * Serial numbers besides the registered one: labelled ones, and codes with the same pattern.
 *
 * @param own what was found for the registered one, however it was read
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

/** What is there instead of the registered one: a labelled S/N, or else any code. */
export function serialsInstead(photo: ReadEvidence): NumberInView[] {
  const all = numbersInView(photo)
  const named = all.filter(({ isLabelled }) => isLabelled)
  return (named.length > 0 ? named : all).slice(0, mostShown)
}
