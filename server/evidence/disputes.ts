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
  /** Whether both were read well, so that the difference is not a misreading. */
  isClear: boolean
}

interface Side extends Said {
  /** Characters of `text` without separators that differ from the other side. */
  differing: number[]
}

type Read = Pick<PageReading, 'codes' | 'lines'>[]

/** Shorter numbers resemble each other by chance: they must be equally long and differ once. */
const shortNumber = 8

/**
 * Sources of a photo that give its S/N differently, clearest first. Which one was registered does
 * not matter: if print or bars were altered, they disagree in any case. Look-alike characters (0
 * and O) and partly read numbers dispute nothing.
 *
 * @param wanted the registered number: a dispute is about it, or about a labelled S/N
 * @param corrected a reviewer's reading of the print, in place of the machine's
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
      // Two stickers, each with matching code and print, are two products.
      if (!isAbout || (isOwn(one) && isOwn(other))) return []
      return disputeOf(one, other).flatMap((dispute) => {
        const beside = isOwn(one) ? other : isOwn(other) ? one : null
        if (!beside || !isFarther(dispute)) return dispute
        // Next to a number that print and code confirm, one that differs more may belong to another
        // product: a labelled S/N does, and a mere code is left to a person.
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

/** The S/N on the invoice, compared with every source on the photo. */
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
  // An invoice may list several pieces: one of them matching is enough.
  if (sources.some(({ folded }) => written.has(folded))) return []
  return plainest(
    sources.flatMap((one) => written.near(one.folded).flatMap((other) => disputeOf(one, other))),
  )
}

/** More than one character, because numbers of pieces made on one day differ by one. */
const isFarther = ({ sides: [one] }: Dispute) => one.differing.length > 1

/** Most disputes that are shown. */
const mostShown = 4

/** Without duplicates, those that were read well first. */
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

/** Whether a character differs from another that it is not confused with. */
const isReal = ({ wanted, found }: Difference) =>
  wanted !== '' && found !== '' && !areAlike(wanted, found)

/** Two similar sources that differ in a real character, or by an extra or missing one. */
export function disputeOf(one: Said, other: Said): Dispute[] {
  const [short, long] = one.folded.length <= other.folded.length ? [one, other] : [other, one]
  const { cost, differences, from } = align(short.folded, long.folded)
  const isAnother = differences.some(isReal)
  // Characters missing at an end mean a partly read number; in the middle, a doubt.
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

/** The same differences from the other side. */
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

/** A number in one source only, while the other source gives another S/N. */
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

/** Two numbers without a common character. */
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
