import type { Check, CheckPlace } from './checks.ts'
import type { EvidenceKind } from './evidence.ts'
import type { ReadFacts } from './read-facts.ts'

/** What was read in the latest attempt, and where. */
interface Read {
  checks: Pick<Check, 'id' | 'places'>[]
  read: Pick<ReadFacts, 'numbers' | 'lines' | 'total'>
}

/** A rectangle on a page, in pixels of its picture. */
interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** Checks on what an invoice has to show. */
const invoiceChecks = new Set<Check['id']>([
  'invoice_store',
  'invoice_date',
  'invoice_number',
  'invoice_total',
  'invoice_model',
  'invoice_serial',
])

/** The part of a page that decides, or `null` if nothing of it was read there. */
export function evidenceOn(
  read: Read,
  { kind, sha256 }: { kind: EvidenceKind; sha256: string },
): Area | null {
  const isHere = (place: CheckPlace) => place.kind === kind && place.sha256 === sha256
  return around(placesOf(read, kind).filter(isHere))
}

/** The page on which a document opens, from 1: the first one that shows any of its evidence. */
export const openingPage = (pages: { sha256: string }[], isShown: (sha256: string) => boolean) =>
  Math.max(
    0,
    pages.findIndex(({ sha256 }) => isShown(sha256)),
  ) + 1

function placesOf({ checks, read }: Read, kind: EvidenceKind): CheckPlace[] {
  if (kind === 'serial_photo') {
    const chk = read.numbers.find(({ number }) => number === 'chk')
    return [...serialPlaces({ read }), ...(chk?.rows.flatMap((row) => row.places) ?? [])]
  }
  return [
    ...checks.flatMap(({ id, places }) => (invoiceChecks.has(id) ? places : [])),
    ...read.lines.flatMap(({ isOwn, places }) => (isOwn ? places : [])),
    ...(read.total?.places ?? []),
  ]
}

/**
 * Where the S/N is, or whichever is in the photo instead. The print first, because it is what people
 * read; then its code.
 */
export function serialPlaces({ read }: Pick<Read, 'read'>): CheckPlace[] {
  const serial = read.numbers.find(({ number }) => number === 'serialNumber')
  const rows = serial?.rows ?? []
  const placesIn = (isCode: boolean) =>
    rows.flatMap(({ source, places }) => (source.endsWith('_code') === isCode ? places : []))
  const own = [...placesIn(false), ...placesIn(true)]
  const isInPhoto = own.some(({ kind }) => kind === 'serial_photo')
  const others = isInPhoto ? [] : (serial?.others ?? [])
  return [...own, ...others.flatMap(({ places }) => places)]
}

/** The smallest rectangle around all of them, or `null` for none. */
export function around(areas: Area[]): Area | null {
  if (areas.length === 0) return null
  const x = Math.min(...areas.map((area) => area.x))
  const y = Math.min(...areas.map((area) => area.y))
  return {
    x,
    y,
    width: Math.max(...areas.map((area) => area.x + area.width)) - x,
    height: Math.max(...areas.map((area) => area.y + area.height)) - y,
  }
}
