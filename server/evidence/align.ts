/** A character of the wanted text and the one found in its place; empty if there is none. */
export interface Difference {
  /** Index in the wanted text; extra characters come before it. */
  at: number
  wanted: string
  found: string
}

export interface Alignment {
  cost: number
  /** The matching part of the text, `to` exclusive. */
  from: number
  to: number
  differences: Difference[]
}

/** Characters that look alike in print and are typed for each other. */
const alike = ['0OQD', '1IL', '8B', '5S', '2Z', '6G']

/** Characters that are confused less often. */
const weaklyAlike = [
  'UV',
  'CG',
  '17T',
  '4A',
  '38',
  'MN',
  'EF',
  'PR',
  'KX',
  'HN',
  'VY',
  'IJ',
  '09',
  'O9',
]

/** In tenths, so that sums are exact. */
const costs = { alike: 2, weak: 5, other: 10, missing: 10, swapped: 10 } as const

const isPair = (groups: string[], a: string, b: string) =>
  groups.some((group) => group.includes(a) && group.includes(b))

/** A missing character is never treated as a misreading. */
export const areAlike = (a: string, b: string) => a !== '' && b !== '' && isPair(alike, a, b)

const looks = new Map(alike.flatMap((group) => [...group].map((one) => [one, group.charAt(0)])))

/** A text with look-alike characters replaced by one of them. */
export const looksOf = (folded: string): string =>
  folded.replace(/[OQDILBSZG]/g, (one) => looks.get(one) ?? one)

function costOf(a: string, b: string): number {
  if (a === b) return 0
  if (areAlike(a, b)) return costs.alike
  return isPair(weaklyAlike, a, b) ? costs.weak : costs.other
}

const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Cost of replacing one character by another: looked up for every cell of every line. */
const table = Uint8Array.from(
  [...characters].flatMap((a) => [...characters].map((b) => costOf(a, b))),
)

/** The index of each character of a text in `characters`; folded texts contain no others. */
const placesOf = (text: string) =>
  Uint8Array.from(text, (character) => Math.max(0, characters.indexOf(character)))

/**
 * How a cell was reached: matching both characters, skipping one of either text, or swapping two.
 */
const steps = { start: 0, wanted: 1, both: 2, text: 3, swapped: 4 } as const

/**
 * Maximum characters compared from either text. Names, numbers and lines are shorter; the work
 * grows with both.
 */
const longest = { wanted: 200, text: 1000 }

/**
 * Finds the wanted text, or the nearest match, in a text: with as few changes, omissions and
 * insertions as possible; anything before and after is free. Both are folded.
 */
export function align(wanted: string, text: string): Alignment {
  const [a, b] = [wanted.slice(0, longest.wanted), text.slice(0, longest.text)]
  const [rows, columns] = [placesOf(a), placesOf(b)]
  const width = b.length + 1
  const cost = new Uint16Array((a.length + 1) * width)
  const how = new Uint8Array(cost.length)
  const at = (cell: number) => cost[cell] ?? 0
  for (let i = 1; i <= a.length; i++) {
    const row = i * width
    cost[row] = i * costs.missing
    how[row] = steps.wanted
    const [own, before] = [rows[i - 1] ?? 0, rows[i - 2]]
    for (let j = 1; j <= b.length; j++) {
      const cell = row + j
      const [there, previous] = [columns[j - 1] ?? 0, columns[j - 2]]
      // Of equal costs, the later one is taken.
      let least = at(cell - width) + costs.missing
      let step: number = steps.wanted
      const both = at(cell - width - 1) + (table[own * characters.length + there] ?? costs.other)
      if (both <= least) {
        least = both
        step = steps.both
      }
      const more = at(cell - 1) + costs.missing
      if (more <= least) {
        least = more
        step = steps.text
      }
      if (i > 1 && j > 1 && own !== there && own === previous && there === before) {
        const swapped = at(cell - 2 * width - 2) + costs.swapped
        if (swapped <= least) {
          least = swapped
          step = steps.swapped
        }
      }
      cost[cell] = least
      how[cell] = step
    }
  }
  const last = a.length * width
  let to = 0
  for (let j = 1; j <= b.length; j++) {
    const [here, best] = [at(last + j), at(last + to)]
    // Of two equally near matches, the complete one: an extra digit rather than a missing letter.
    if (here < best || (here === best && best > 0)) to = j
  }
  return { cost: at(last + to) / 10, ...trace(a, b, to, how, width) }
}

function trace(wanted: string, text: string, to: number, how: Uint8Array, width: number) {
  const differences: Difference[] = []
  let i = wanted.length
  let j = to
  while (i > 0) {
    const step = how[i * width + j]
    const length = step === steps.swapped ? 2 : 1
    const a = step === steps.text ? '' : wanted.slice(i - length, i)
    const b = step === steps.wanted ? '' : text.slice(j - length, j)
    if (a !== b) differences.push({ at: i - a.length, wanted: a, found: b })
    i -= a.length
    j -= b.length
  }
  return { from: j, to, differences: differences.toReversed() }
}
