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

const costs = { alike: 0.2, weak: 0.5, other: 1, missing: 1, swapped: 1 } as const

const isPair = (groups: string[], a: string, b: string) =>
  groups.some((group) => group.includes(a) && group.includes(b))

/** Nothing looks like no character at all: one that is missing is never taken for a slip. */
export const areAlike = (a: string, b: string) => a !== '' && b !== '' && isPair(alike, a, b)

function costOf(a: string, b: string): number {
  if (a === b) return 0
  if (areAlike(a, b)) return costs.alike
  return isPair(weaklyAlike, a, b) ? costs.weak : costs.other
}

/** How a cell was reached: both characters, one of the wanted, one of the text, or two swapped. */
type Step = 'both' | 'wanted' | 'text' | 'swapped' | 'start'

/**
 * Where in a text the wanted one stands, or what comes nearest: as little as possible is changed,
 * left out or put in, and what stands before and after costs nothing. Both are folded.
 */
export function align(wanted: string, text: string): Alignment {
  const width = text.length + 1
  const cost = new Float64Array((wanted.length + 1) * width)
  const steps = Array.from<Step>({ length: cost.length }).fill('start')
  const get = (i: number, j: number) => cost[i * width + j] ?? Infinity
  for (let i = 1; i <= wanted.length; i++) {
    for (let j = 0; j <= text.length; j++) {
      const ways: [Step, number][] = [['wanted', get(i - 1, j) + costs.missing]]
      if (j > 0) {
        const [a, b] = [wanted.charAt(i - 1), text.charAt(j - 1)]
        ways.push(
          ['both', get(i - 1, j - 1) + costOf(a, b)],
          ['text', get(i, j - 1) + costs.missing],
        )
        const isSwapped =
          i > 1 && j > 1 && a !== b && a === text.charAt(j - 2) && b === wanted.charAt(i - 2)
        if (isSwapped) ways.push(['swapped', get(i - 2, j - 2) + costs.swapped])
      }
      const [step, least] = ways.reduce((best, way) => (way[1] <= best[1] ? way : best))
      cost[i * width + j] = least
      steps[i * width + j] = step
    }
  }
  let to = 0
  for (let j = 1; j <= text.length; j++) {
    const [here, best] = [get(wanted.length, j), get(wanted.length, to)]
    // Of two that are as near, the one that is there to its end: a digit too many, not a letter short.
    if (here < best || (here === best && best > 0)) to = j
  }
  return { cost: round(get(wanted.length, to)), ...trace(wanted, text, to, steps, width) }
}

function trace(wanted: string, text: string, to: number, steps: Step[], width: number) {
  const differences: Difference[] = []
  let i = wanted.length
  let j = to
  while (i > 0) {
    const step = steps[i * width + j] ?? 'start'
    const length = step === 'swapped' ? 2 : 1
    const a = step === 'text' ? '' : wanted.slice(i - length, i)
    const b = step === 'wanted' ? '' : text.slice(j - length, j)
    if (a !== b) differences.unshift({ at: i - a.length, wanted: a, found: b })
    i -= a.length
    j -= b.length
  }
  return { from: j, to, differences }
}

/** Tenths add up badly. */
const round = (cost: number) => Math.round(cost * 100) / 100
