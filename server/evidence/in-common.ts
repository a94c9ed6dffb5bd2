import type { BesideDocument } from '../../contract/beside.ts'
import type { CheckPlace } from '../../contract/checks.ts'
import { placesOfLine } from './check-parts.ts'
import type { ReadEvidence } from './evidence.ts'
import { numberPattern, numbersOf, significantNumber } from './likeness.ts'

/** Most numbers that are marked; the longest are the most significant. */
const mostShown = 40

/** Numbers that both papers contain, and where: they identify copies of one paper. */
export function numbersInCommon(
  here: ReadEvidence | undefined,
  there: ReadEvidence | undefined,
): Pick<BesideDocument, 'inCommon' | 'numbers'> {
  const [own, other] = [here?.pages ?? [], there?.pages ?? []].map(numbersOf)
  const theirs = new Set(other)
  const both = (own ?? []).filter((number) => theirs.has(number))
  const [placesHere, placesThere] = [here && placesOfNumbers(here), there && placesOfNumbers(there)]
  return {
    inCommon: both
      .toSorted((a, b) => b.length - a.length)
      .slice(0, mostShown)
      .map((number) => ({
        text: placesHere?.get(number)?.text ?? number,
        here: placesHere?.get(number)?.places ?? [],
        there: placesThere?.get(number)?.places ?? [],
      })),
    numbers: { here: own?.length ?? 0, there: other?.length ?? 0, both: both.length },
  }
}

/** Each number as first printed, and all its places. */
function placesOfNumbers(paper: ReadEvidence) {
  const found = new Map<string, { text: string; places: CheckPlace[] }>()
  for (const line of paper.pages.flatMap(({ lines }) => lines)) {
    for (const match of line.text.matchAll(numberPattern)) {
      const number = significantNumber(match[0])
      if (number === null) continue
      const text = match[0].replace(/\D+$/, '')
      const places = placesOfLine(paper, line, match.index, match.index + text.length)
      const known = found.get(number)
      if (known) known.places.push(...places)
      else found.set(number, { text, places })
    }
  }
  return found
}
