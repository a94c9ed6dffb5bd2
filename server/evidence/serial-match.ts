import type { NumberVerdict } from '../../contract/read-facts.ts'
import type { PageReading, ReadCode, ReadLine } from '../storage/page-reading.ts'
import { align, areAlike, type Difference } from './align.ts'
import { LineIndex } from './line-index.ts'
import { disputesIn, type Dispute } from './disputes.ts'
import { fold, foldText, type Folded } from './fold.ts'
import type { Span } from './span.ts'

export interface SerialMatch {
  outcome: NumberVerdict
  /** What was found instead; `null` if nothing is similar. */
  found: string | null
  /** By position in the wanted number, folded. */
  differences: Difference[]
  /** The lines or the code it was found in; nothing if nothing is similar. */
  spans: Span[]
}

/** Most characters in which a similar number differs. */
const nearest = (length: number) => Math.max(1, Math.floor(length / 6))

/** Shorter numbers occur in longer ones by chance. */
const shortNumber = 8

/** Letters and digits below which a picture counts as saying nothing. */
const leastRead = 4

/** The result of all sources of a photo together. */
type Together = Omit<SerialMatch, 'outcome'> & {
  /** `disputed`: sources that were read well give different numbers, whichever was registered. */
  outcome: NumberVerdict | 'disputed'
}

/** Looks for a number in the codes and text of a photo, and for contradictions. */
export function matchSerial(wanted: string, pages: Read, corrected?: string) {
  const { byCode, byText, overall } = matchAlone(wanted, pages)
  const disputes = disputesIn(wanted, pages, corrected)
  const said = corrected ? matchCorrected(wanted, corrected) : overall
  return { byCode, byText, overall: disputed(said, disputes), disputes }
}

/** The stronger source wins; a contradiction beats both, and a doubt beats a match. */
function disputed(said: SerialMatch, [plainest]: Dispute[]): Together {
  if (!plainest) return said
  if (plainest.isClear) return { ...said, outcome: 'disputed' }
  return said.outcome === 'match' ? { ...said, outcome: 'near' } : said
}

type Read = Pick<PageReading, 'codes' | 'lines'>[]

/** The same for sources with several numbers: an invoice lists every piece it sells. */
export function matchAlone(wanted: string, pages: Read) {
  const number = foldText(wanted)
  const codes = pages.flatMap(({ codes }) => codes)
  const lines = pages.flatMap(({ lines }) => lines)
  const byCode = best(codes.map((code) => matchCode(number, code)))
  const byText = best([
    ...lines.map((line) => matchLines(number, [line])),
    ...brokenLines(lines).map((run) => matchLines(number, run)),
  ])
  const isEmpty = foldText([...lines, ...codes].map(({ text }) => text).join('')).length < leastRead
  return {
    byCode: codes.length === 0 ? unreadable : byCode,
    byText: lines.length === 0 ? unreadable : byText,
    overall: isEmpty ? unreadable : together(byCode, byText),
  }
}

/** A number as a reviewer reads it. */
export const matchCorrected = (wanted: string, corrected: string): SerialMatch =>
  matchText(foldText(wanted), corrected)

/** One source: a similar number, or else its own as a different one. */
export function matchSaid(wanted: string, said: string): SerialMatch {
  const match = matchText(foldText(wanted), said)
  return match.found === null ? { ...match, found: said } : match
}

/** A complete labelled number: the wanted one, a similar one, or another. */
export function matchLabelled(wanted: string, found: string): SerialMatch {
  const [number, other] = [foldText(wanted), foldText(found)]
  const { cost, from, to, differences } = align(number, other)
  const isWhole = from === 0 && to === other.length
  if (!isWhole) return { ...absent, found }
  const outcome = outcomeOf(number, cost, differences, true)
  return outcome === 'absent' ? { ...absent, found } : { outcome, found, differences, spans: [] }
}

/** A code is exact: text that disagrees with it was misread. */
function together(byCode: SerialMatch, byText: SerialMatch): SerialMatch {
  if (byCode.outcome === 'match' || byCode.outcome === 'confusable') return byCode
  return rank[byText.outcome] <= rank[byCode.outcome] ? byText : byCode
}

const rank: Record<NumberVerdict, number> = {
  match: 0,
  confusable: 1,
  near: 2,
  absent: 3,
  unreadable: 4,
}
const absent: SerialMatch = { outcome: 'absent', found: null, differences: [], spans: [] }
const unreadable: SerialMatch = { ...absent, outcome: 'unreadable' }

function best(matches: SerialMatch[]): SerialMatch {
  return matches.reduce(
    (one, other) =>
      rank[other.outcome] < rank[one.outcome] ||
      (other.outcome === one.outcome && other.differences.length < one.differences.length)
        ? other
        : one,
    absent,
  )
}

function matchCode(number: string, code: ReadCode): SerialMatch {
  const match = matchText(number, code.text)
  return match.found === null ? match : { ...match, spans: [{ in: 'code', code }] }
}

function matchText(number: string, original: string): SerialMatch {
  const { outcome, found, differences } = matchIn(number, fold(original), original)
  return outcome === 'absent' ? absent : { outcome, found, differences, spans: [] }
}

function matchLines(number: string, lines: ReadLine[]): SerialMatch {
  const text = lines.map((line) => line.text).join('\n')
  const { outcome, found, differences, from, to } = matchIn(number, fold(text), text)
  if (outcome === 'absent') return absent
  let start = 0
  const spans = lines.flatMap((line): Span[] => {
    const [a, b] = [Math.max(0, from - start), Math.min(line.text.length, to - start)]
    start += line.text.length + 1
    return a < b ? [{ in: 'line', line, from: a, to: b }] : []
  })
  return { outcome, found, differences, spans }
}

function matchIn(number: string, text: Folded, original: string) {
  const { cost, from, to, differences } = align(number, text.text)
  const start = text.from[from] ?? 0
  const end = (text.from[to - 1] ?? -1) + 1
  return {
    outcome: outcomeOf(number, cost, differences, standsAlone(original, start, end)),
    found: original.slice(start, end),
    differences,
    from: start,
    to: end,
  }
}

function outcomeOf(
  number: string,
  cost: number,
  differences: Difference[],
  isAlone: boolean,
): NumberVerdict {
  if (number.length < shortNumber && !isAlone) return 'absent'
  if (cost === 0) return 'match'
  const areAllAlike = differences.every(({ wanted, found }) => areAlike(wanted, found))
  if (areAllAlike && differences.length <= number.length / 3) return 'confusable'
  return cost <= nearest(number.length) && differences.length <= nearest(number.length) + 1
    ? 'near'
    : 'absent'
}

/** Whether it is not adjacent to letters or digits. */
const standsAlone = (text: string, from: number, to: number) =>
  !/[A-Za-z0-9]/.test(text.charAt(from - 1)) && !/[A-Za-z0-9]/.test(text.charAt(to))

/** Numbers broken over two or three lines: each line with those right below it. */
function brokenLines(lines: ReadLine[]): ReadLine[][] {
  const index = new LineIndex(lines)
  return lines.flatMap((line) => {
    const second = below(line, index)
    const third = second && below(second, index)
    return second ? [[line, second], ...(third ? [[line, second, third]] : [])] : []
  })
}

function below(line: ReadLine, index: LineIndex): ReadLine | null {
  const [a, b, , d] = line.corners
  const across = [b[0] - a[0], b[1] - a[1]] as const
  const down = [d[0] - a[0], d[1] - a[1]] as const
  const height = Math.hypot(...down)
  const width = Math.hypot(...across)
  if (height === 0 || width === 0) return null
  // On tilted lines heights say less, so the corners decide.
  const tops = [-width, width * 0.6].flatMap((u) =>
    [height * 0.5, height * 2.5].map(
      (v) => a[1] + (u * across[1]) / width + (v * down[1]) / height,
    ),
  )
  const near = index.beginningBetween(Math.min(...tops), Math.max(...tops)).filter((other) => {
    if (other === line) return false
    const [x, y] = [other.corners[0][0] - a[0], other.corners[0][1] - a[1]]
    const u = (x * across[0] + y * across[1]) / width
    const v = (x * down[0] + y * down[1]) / height
    return v > height * 0.5 && v < height * 2.5 && u > -width && u < width * 0.6
  })
  const [nearestOne] = near.toSorted(
    (p, q) => Math.abs(p.corners[0][0] - d[0]) - Math.abs(q.corners[0][0] - d[0]),
  )
  return nearestOne ?? null
}
