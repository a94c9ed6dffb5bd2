import type { CheckPlace } from '../../../contract/checks.ts'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import type { NumberRow } from '../../../contract/read-facts.ts'
import type { Size } from '../../ui/viewer/view.ts'

/** A character of the registered number, to stand under or over the printed one. */
interface RuledLetter {
  /** Empty where the print has one too many. */
  text: string
  differs: boolean
  /** Its middle along the print, 0 to 1. */
  middle: number
}

/** The registered S/N beside a printed one. */
export interface Ruled {
  letters: RuledLetter[]
  place: CheckPlace
  side: 'under' | 'over'
}

/**
 * The registered S/N in the columns of the one printed on a page, line by line; nothing if none is
 * printed there.
 */
export function ruledOn(claim: Claim, attempt: Attempt, page: Size & { sha256: string }): Ruled[] {
  // Readings belong to the latest attempt only.
  if (attempt.number !== claim.attempts[0]?.number) return []
  const serial = claim.read.numbers.find(({ number }) => number === 'serialNumber')
  if (!serial) return []
  const { registered, rows, others } = serial
  const isHere = ({ sha256 }: CheckPlace) => sha256 === page.sha256
  const row = rows.find(
    ({ source, places, printed }) =>
      source.endsWith('_text') &&
      (places.length === 1 || printed.length > 0) &&
      places.every(isHere),
  )
  if (row) {
    return row.places.flatMap((place, on) =>
      beside(claim, page, place, lettersOn(on, registered, row)),
    )
  }
  const other = others.find(({ places }) => places.length === 1 && places.every(isHere))
  const [place] = other?.places ?? []
  if (!other || !place) return []
  const wanted = registered.filter((text) => text !== '')
  const there = [...other.text].filter((text) => /[\p{L}\p{N}]/u.test(text))
  const letters = wanted.map((text, at) => ({
    text,
    differs: text.toUpperCase() !== there[at]?.toUpperCase(),
    middle: (at + 0.5) / wanted.length,
  }))
  return beside(claim, page, place, letters)
}

/** The part of the registered number that belongs to one line of the print. */
function lettersOn(on: number, registered: string[], { printed, cells }: NumberRow): RuledLetter[] {
  const evenly = (at: number) => ({ place: 0, middle: (at + 0.5) / registered.length })
  return registered.flatMap((text, at) => {
    const { place, middle } = printed[at] ?? evenly(at)
    return place === on ? [{ text, differs: cells[at]?.differs ?? false, middle }] : []
  })
}

/**
 * Under the print, or over it if something that was read is there or the page ends. A number that
 * agrees covers nothing: without room it is not shown.
 */
function beside(
  claim: Claim,
  page: Size & { sha256: string },
  place: CheckPlace,
  letters: RuledLetter[],
): Ruled[] {
  const { lines, dates, total } = claim.read
  const read = [
    ...[...claim.checks, ...lines, ...dates, ...(total ? [total] : [])].flatMap(
      ({ places }) => places,
    ),
    ...claim.read.numbers.flatMap(({ rows, others }) =>
      [...rows, ...others].flatMap(({ places }) => places),
    ),
  ].filter((other) => other.sha256 === page.sha256 && !isSame(other, place))
  const isFree = (way: 1 | -1) => {
    const box = besideOf(place, way)
    const isInPage =
      box.x >= 0 &&
      box.y >= 0 &&
      box.x + box.width <= page.width &&
      box.y + box.height <= page.height
    return isInPage && !read.some((other) => doMeet(other, box))
  }
  if (isFree(1)) return [{ letters, place, side: 'under' }]
  if (isFree(-1)) return [{ letters, place, side: 'over' }]
  return letters.some(({ differs }) => differs) ? [{ letters, place, side: 'under' }] : []
}

/** The level box around the print moved down its own height, or up. */
function besideOf({ x, y, width, height, print }: CheckPlace, way: 1 | -1) {
  const angle = ((print?.angle ?? 0) * Math.PI) / 180
  const far = (print?.height ?? height) * 1.25 * way
  return { x: x - Math.sin(angle) * far, y: y + Math.cos(angle) * far, width, height }
}

type Level = Pick<CheckPlace, 'x' | 'y' | 'width' | 'height'>

const isSame = (one: Level, other: Level) =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height

const doMeet = (one: Level, other: Level) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height
