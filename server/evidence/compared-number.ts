import type { CheckPlace, ReadSource } from '../../contract/checks.ts'
import type { ComparedNumber, NumberRow, PrintedColumn } from '../../contract/read-facts.ts'
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
    const printed = printedIn(match, cells)
    return { source, verdict: match.outcome, found: match.found, cells, places, printed }
  })
  return { registered, rows }
}

/**
 * Where each column is printed, on a line for each span; a column without a character is between its
 * neighbours, or at the end of a line.
 */
function printedIn({ spans, found }: SerialMatch, cells: NumberRow['cells']): PrintedColumn[] {
  const isText = spans.every((span) => span.in === 'line')
  if (found === null || spans.length === 0 || !isText) return []
  const known = spans.flatMap((span, place): PrintedColumn[] => {
    const characters = lettersAt(span.line.text.slice(span.from, span.to)).map(
      (at) => span.from + at,
    )
    return middlesInLine(span.line, span, characters).map((middle) => ({ place, middle }))
  })
  if (known.length !== cells.filter((one) => one.text !== '').length) return []
  let next = 0
  return cells.flatMap(({ text: letter }) =>
    letter === '' ? between(known[next - 1], known[next]) : (known[next++] ?? []),
  )
}

function between(
  before: PrintedColumn | undefined,
  after: PrintedColumn | undefined,
): PrintedColumn[] {
  const [from, to] = before?.place === after?.place ? [before, after] : [before, undefined]
  const place = (from ?? after)?.place ?? 0
  const end = from ? to?.middle : after?.middle
  return [{ place, middle: ((from?.middle ?? 0) + (end ?? 1)) / 2 }]
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
