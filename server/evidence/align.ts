/** A character of the wanted text and what stands in its place; empty where there is none. */
export interface Difference {
  /** Index in the wanted text; what is too much stands before it. */
  at: number
  wanted: string
  found: string
}

export interface Alignment {
  cost: number
  /** The part of the text that is meant, `to` exclusive. */
  from: number
  to: number
  differences: Difference[]
}

/** Characters that look alike in print, and are typed one for the other. */
const alike = ['0OQD', '1IL', '8B', '5S', '2Z', '6G']

/** Those that are mixed up less easily, by people and by machines. */
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

/** In tenths, which add up exactly. */
const costs = { alike: 2, weak: 5, other: 10, missing: 10, swapped: 10 } as const

const isPair = (groups: string[], a: string, b: string) =>
  groups.some((group) => group.includes(a) && group.includes(b))

/** Nothing looks like no character at all: one that is missing is never taken for a slip. */
export const areAlike = (a: string, b: string) => a !== '' && b !== '' && isPair(alike, a, b)

const looks = new Map(alike.flatMap((group) => [...group].map((one) => [one, group.charAt(0)])))

/** A text with one character for all that look alike. */
export const looksOf = (folded: string): string =>
  folded.replace(/[OQDILBSZG]/g, (one) => looks.get(one) ?? one)

function costOf(a: string, b: string): number {
  if (a === b) return 0
  if (areAlike(a, b)) return costs.alike
  return isPair(weaklyAlike, a, b) ? costs.weak : costs.other
}

const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** What each character costs for each: looked up for every cell of every line that is read. */
const table = Uint8Array.from(
  [...characters].flatMap((a) => [...characters].map((b) => costOf(a, b))),
)

/** Place among the characters of each of a text's; what is folded has no others. */
const placesOf = (text: string) =>
  Uint8Array.from(text, (character) => Math.max(0, characters.indexOf(character)))

/** How a cell was reached: both characters, one of the wanted, one of the text, or two swapped. */
const steps = { start: 0, wanted: 1, both: 2, text: 3, swapped: 4 } as const

/**
 * Characters of either text that are compared at most. Names and numbers are shorter, and a reading
 * has no longer lines; the work goes with both.
 */
const longest = { wanted: 200, text: 1000 }

/**
 * Where in a text the wanted one stands, or what comes nearest: as little as possible is changed,
 * left out or put in, and what stands before and after costs nothing. Both are folded.
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
      // Of ways that cost the same the later one is taken.
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
    // Of two that are as near, the one that is there to its end: a digit too many, not a letter short.
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
