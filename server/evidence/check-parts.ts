import type { Check, CheckPlace, CheckValue } from '../../contract/checks.ts'
import type { ClaimTie } from '../../contract/ties.ts'
import type { PageReading, ReadLine } from '../storage/page-reading.ts'
import type { ReadEvidence } from './evidence.ts'
import { placeInLine, placeOf, type Place } from './places.ts'
import type { SerialMatch } from './serial-match.ts'

export const text = (value: string): CheckValue => ({ kind: 'text', text: value })
export const date = (value: string): CheckValue => ({ kind: 'date', date: value })
export const claim = (number: string, by: ClaimTie[]): CheckValue => ({ kind: 'claim', number, by })

/** The place of a line or part of it; none for a line of another document. */
export function placesOfLine(
  evidence: ReadEvidence,
  line: ReadLine,
  from = 0,
  to = line.text.length,
): CheckPlace[] {
  return placed(evidence, pageOf(evidence, line), placeInLine(line, from, to))
}

/** Every place of a number found, even if it is broken over several lines. */
export function placesOfMatch(
  evidence: ReadEvidence,
  { spans }: Pick<SerialMatch, 'spans'>,
): CheckPlace[] {
  return spans.flatMap((span) =>
    span.in === 'line'
      ? placesOfLine(evidence, span.line, span.from, span.to)
      : placed(
          evidence,
          pageWith(evidence, ({ codes }) => codes.includes(span.code)),
          placeOf(span.code.corners),
        ),
  )
}

/** The page of each line, by its box, which is a unique object. */
const pagesOf = new WeakMap<ReadEvidence, Map<ReadLine['corners'], number>>()

function pageOf(evidence: ReadEvidence, { corners }: ReadLine): number {
  const known =
    pagesOf.get(evidence) ??
    new Map(evidence.pages.flatMap(({ lines }, page) => lines.map((line) => [line.corners, page])))
  pagesOf.set(evidence, known)
  return known.get(corners) ?? -1
}

const pageWith = ({ pages }: ReadEvidence, has: (page: PageReading) => boolean) =>
  pages.findIndex(has)

function placed({ kind, sha256s }: ReadEvidence, page: number, place: Place): CheckPlace[] {
  const sha256 = sha256s[page]
  return sha256 ? [{ kind, sha256, ...place }] : []
}

/** What was found in place of a number, with the differing characters. */
export function foundInstead({
  found,
  differences,
}: Pick<SerialMatch, 'found' | 'differences'>): CheckValue[] {
  if (found === null) return []
  // Differences are found in letters and digits, and shown with the characters between them.
  const places = [...found].flatMap((letter, at) => (/[\p{L}\p{N}]/u.test(letter) ? [at] : []))
  const shift = new Map<number, number>()
  let moved = 0
  for (const { at, wanted, found: there } of differences) {
    for (let i = 0; i < there.length; i++) shift.set(at + moved + i, 1)
    moved += there.length - wanted.length
  }
  const differing = [...shift.keys()].flatMap((at) => places[at] ?? [])
  return [{ kind: 'characters', text: found, differing }]
}

/** A check with only its id set. */
export const blank = (id: Check['id'], fact: Check['fact'], suggests: string[] = []): Check => ({
  id,
  fact,
  outcome: 'unsure',
  expected: [],
  found: [],
  places: [],
  suggests,
})

/** A correction replaces what was read: it has no place, and is compared as entered. */
export function correctedLine(value: string): ReadLine {
  return {
    text: value,
    confidence: 1,
    corners: [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ],
  }
}
