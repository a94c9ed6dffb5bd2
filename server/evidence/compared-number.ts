import type { CheckPlace, ReadSource } from '../../contract/checks.ts'
import type { ComparedNumber, NumberRow } from '../../contract/read-facts.ts'
import { fold } from './fold.ts'
import { middlesInLine } from './places.ts'
import type { SerialMatch } from './serial-match.ts'

/** A number that was looked for in one place, and where the match is. */
export interface LookedFor {
  source: ReadSource
  match: SerialMatch
  places: CheckPlace[]
}

/**
 * The registered number and the matches, aligned in common columns. An extra character opens a
 * column in which the others have none.
 */
export function inColumns(
  wanted: string,
  looked: LookedFor[],
): Pick<ComparedNumber, 'registered' | 'rows'> {
  const letters = lettersOf(wanted)
  const slotted = looked.map((one) => ({ ...one, slots: slotsOf(one.match, letters.length) }))
  // Room for the extra characters of any row, before each character and after the last.
  const room = Array.from({ length: letters.length + 1 }, (_, at) =>
    Math.max(0, ...slotted.map(({ slots }) => slots[at]?.tooMany.length ?? 0)),
  )
  const registered = room.flatMap((width, at) => [
    ...Array.from({ length: width }, () => ''),
    ...(at < letters.length ? [letters[at] ?? ''] : []),
  ])
  const rows = slotted.map(({ source, match, places, slots }): NumberRow => {
    const cells = slots.flatMap(({ tooMany, there, differs }, at) => [
      ...Array.from({ length: room[at] ?? 0 }, (_, place) => cell(tooMany[place] ?? '')),
      ...(at < letters.length ? [{ text: there, differs }] : []),
    ])
    const middles = middlesOf(match, cells)
    return { source, verdict: match.outcome, found: match.found, cells, places, middles }
  })
  return { registered, rows }
}

/**
 * The position of each column along the print; a column without a character is between its
 * neighbours.
 */
function middlesOf({ spans, found }: SerialMatch, cells: NumberRow['cells']): number[] {
  const [span, ...others] = spans
  if (span?.in !== 'line' || others.length > 0 || found === null) return []
  const text = span.line.text.slice(span.from, span.to)
  const characters = lettersAt(text).map((at) => span.from + at)
  const known = middlesInLine(span.line, span, characters)
  if (known.length !== cells.filter((one) => one.text !== '').length) return []
  let next = 0
  return cells.map(({ text: letter }) => {
    const [before, after] = [known[next - 1] ?? 0, known[next] ?? 1]
    if (letter === '') return (before + after) / 2
    next++
    return after
  })
}

const cell = (text: string) => ({ text, differs: text !== '' })

/** The place of a registered character: what matches it, and extra characters before it. */
interface Slot {
  tooMany: string[]
  there: string
  differs: boolean
}

function slotsOf({ found, differences, outcome }: SerialMatch, length: number): Slot[] {
  if (found === null || outcome === 'absent' || outcome === 'unreadable') return []
  const letters = lettersOf(found)
  const slots: Slot[] = []
  let next = 0
  for (let at = 0; at <= length;) {
    const tooMany = differences
      .filter((one) => one.at === at && one.wanted === '')
      .flatMap((one) => [...one.found])
      .map(() => letters[next++] ?? '')
    if (at === length) {
      slots.push({ tooMany, there: '', differs: false })
      break
    }
    const difference = differences.find((one) => one.at === at && one.wanted !== '')
    const width = difference?.wanted.length ?? 1
    for (let place = 0; place < width; place++) {
      const isThere = place < (difference?.found.length ?? 1)
      slots.push({
        tooMany: place === 0 ? tooMany : [],
        there: isThere ? (letters[next++] ?? '') : '',
        differs: difference !== undefined,
      })
    }
    at += width
  }
  return slots
}

/** Letters and digits only, as found. */
function lettersOf(text: string): string[] {
  const { from } = fold(text)
  return from.map((at, place) => (from[place - 1] === at ? '' : text.charAt(at)))
}

/** Their positions. */
const lettersAt = (text: string): number[] =>
  fold(text).from.filter((at, place, all) => all[place - 1] !== at)
