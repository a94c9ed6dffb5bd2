import { align, areAlike, type Difference } from './align.ts'
import type { PageReading } from '../storage/page-reading.ts'
import type { ReadEvidence } from './evidence.ts'
import { foldText } from './fold.ts'
import {
  isNear,
  mostApart,
  Print,
  saidByReviewer,
  saidInCodes,
  type Said,
} from './number-sources.ts'
import { formOf } from './serial-labels.ts'

/** Two sources of one number that cannot both be right. */
export interface Dispute {
  sides: readonly [Side, Side]
  /** Whether both were read well: then one of them says something else, and nobody misread it. */
  isClear: boolean
}

interface Side extends Said {
  /** Characters of `text`, without what parts them, that the other side has otherwise. */
  differing: number[]
}

type Read = Pick<PageReading, 'codes' | 'lines'>[]

/** Shorter numbers resemble one another by chance: they must be as long, and differ once. */
const shortNumber = 8

/**
 * Sources of a photo that give its S/N differently, the plainest first. Which of them was registered
 * does not matter: where print or bars were changed, they disagree whoever is right. What readers
 * mix up (0 and O) and a part that was read for the whole dispute nothing.
 *
 * @param wanted the registered number: a dispute is about it, or about what calls itself S/N
 * @param corrected what a reviewer reads in print, in place of what the machine read
 */
export function disputesIn(wanted: string, pages: Read, corrected?: string): Dispute[] {
  const number = foldText(wanted)
  const { codes, labelled, print } = sourcesIn(number, pages, corrected)
  const sources = [...codes, ...labelled, ...print.near(number)]
  const isCoded = ({ folded }: Said) => codes.some((code) => code.folded.includes(folded))
  const isOwn = (one: Said) => print.has(one.folded) && isCoded(one)
  const found = sources.flatMap((one, at) => {
    const others = [...sources.slice(at + 1), ...print.near(one.folded)]
    return others.flatMap((other) => {
      const isAbout = [one, other].some((side) => side.isLabelled || isNear(number, side.folded))
      // Two stickers, each with its code and its print, are two products.
      if (!isAbout || (isOwn(one) && isOwn(other))) return []
      return disputeOf(one, other).flatMap((dispute) => {
        const beside = isOwn(one) ? other : isOwn(other) ? one : null
        if (!beside || !isFarther(dispute)) return dispute
        // Beside a number that print and code confirm, one that is further off may be another
        // product's: what calls itself S/N is one, and a code alone is looked at.
        return beside.source === 'photo_text' && beside.isLabelled
          ? []
          : { ...dispute, isClear: false }
      })
    })
  })
  return plainest([...found, ...elsewhere(number, codes, labelled, print)])
}

function sourcesIn(number: string, pages: Read, corrected?: string) {
  const print = new Print(corrected ? [] : linesOf(pages), 'photo_text')
  return {
    codes: saidInCodes(pages, number),
    labelled: corrected ? [saidByReviewer(corrected)] : print.labelled(number),
    print,
  }
}

const linesOf = (pages: Pick<PageReading, 'lines'>[]) => pages.flatMap(({ lines }) => lines)

/** What the invoice gives as S/N, against every source of the photo that gives it. */
export function disputesBetween(
  wanted: string,
  photo: Pick<ReadEvidence, 'pages' | 'corrected'>,
  invoice: Pick<ReadEvidence, 'pages'>,
): Dispute[] {
  const number = foldText(wanted)
  const written = new Print(linesOf(invoice.pages), 'invoice_text')
  const { codes, labelled, print } = sourcesIn(number, photo.pages, photo.corrected['serialNumber'])
  const sources = [...codes, ...labelled, ...print.near(number)].filter(
    (one) => one.isLabelled || isNear(number, one.folded),
  )
  // An invoice may name several pieces: it is enough that one of them is this one.
  if (sources.some(({ folded }) => written.has(folded))) return []
  return plainest(
    sources.flatMap((one) => written.near(one.folded).flatMap((other) => disputeOf(one, other))),
  )
}

/** More than one character: numbers of pieces that were made on one day differ by as little. */
const isFarther = ({ sides: [one] }: Dispute) => one.differing.length > 1

/** More say nothing new. */
const mostShown = 4

/** Each once, those that nobody misread first. */
export function plainest(disputes: Dispute[]): Dispute[] {
  const seen = new Set<string>()
  return disputes
    .toSorted((a, b) => Number(b.isClear) - Number(a.isClear))
    .filter(({ sides }) => {
      const key = sides
        .map(({ source, folded }) => `${source} ${folded}`)
        .toSorted()
        .join()
      return !seen.has(key) && seen.add(key)
    })
    .slice(0, mostShown)
}

/** Whether a character stands for another one that it is not mixed up with. */
const isReal = ({ wanted, found }: Difference) =>
  wanted !== '' && found !== '' && !areAlike(wanted, found)

/** Two sources that come near to each other, and differ in a real character or by one more or less. */
export function disputeOf(one: Said, other: Said): Dispute[] {
  const [short, long] = one.folded.length <= other.folded.length ? [one, other] : [other, one]
  const { cost, differences, from } = align(short.folded, long.folded)
  const isAnother = differences.some(isReal)
  // Characters that were left out at an end are a part that was read; in the middle, a doubt.
  const isDoubt = differences.some(
    ({ wanted, found, at }) =>
      (wanted === '' || found === '') && at > 0 && at < short.folded.length - 1,
  )
  const most = mostApart(short.folded.length)
  if (cost > most || differences.length > most + 1 || !(isAnother || isDoubt)) return []
  const isShort = short.folded.length < shortNumber
  if (isShort && (short.folded.length !== long.folded.length || differences.length > 1)) return []
  const areCodes = one.source === 'photo_code' && other.source === 'photo_code'
  return [
    {
      sides: [
        side(short, short.folded, differences),
        side(long, long.folded, theirs(differences, from)),
      ],
      isClear: short.isClear && long.isClear && (isAnother || areCodes),
    },
  ]
}

/** The same differences as the other side has them. */
function theirs(differences: Difference[], from: number): Difference[] {
  let moved = from
  return differences.map(({ at, wanted, found }) => {
    const there = { at: at + moved, wanted: found, found: wanted }
    moved += found.length - wanted.length
    return there
  })
}

const side = (said: Said, folded: string, differences: Difference[]): Side => ({
  ...said,
  differing: differences.flatMap(({ at, wanted }) =>
    Array.from({ length: wanted.length }, (_, more) => at + more).filter(
      (place) => place < folded.length,
    ),
  ),
})

/** A number that stands in one source only, while the other source gives another one as S/N. */
function elsewhere(number: string, codes: Said[], labelled: Said[], print: Print): Dispute[] {
  const code = codes.find(({ folded }) => folded.includes(number))
  if (code && print.near(number).length === 0) {
    return labelled
      .filter(({ folded }) => !number.includes(folded) && !isNear(folded, code.folded))
      .map((other) => whole(code, other))
  }
  const text = print.near(number).find(({ folded }) => folded.includes(number))
  if (!text || codes.some(({ folded }) => isNear(number, folded))) return []
  return codes
    .filter(({ folded }) => formOf(folded) === formOf(number) && !print.has(folded))
    .map((other) => whole(other, text))
}

/** Two numbers of which every character is another. */
export const whole = (one: Said, other: Said): Dispute => {
  const all = ({ folded }: Said) => Array.from({ length: folded.length }, (_, at) => at)
  return {
    sides: [
      { ...one, differing: all(one) },
      { ...other, differing: all(other) },
    ],
    isClear: one.isClear && other.isClear,
  }
}
