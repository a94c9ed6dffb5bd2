import type { Check, CheckPlace } from '../../../contract/checks.ts'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import type { EvidenceKind } from '../../../contract/evidence.ts'
import { union, type Box } from '../../ui/viewer/view.ts'

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
  claim: Claim,
  attempt: Attempt | undefined,
  { kind, sha256 }: { kind: EvidenceKind; sha256: string },
): Box | null {
  const isHere = (place: CheckPlace) => place.kind === kind && place.sha256 === sha256
  return union(placesOfEvidence(claim, attempt, kind).filter(isHere))
}

/** The page on which a document opens, from 1: the first one that shows any of its evidence. */
export function pageOfEvidence(claim: Claim, attempt: Attempt, kind: EvidenceKind): number {
  const pages = attempt.documents.find((document) => document.kind === kind)?.pages ?? []
  const shown = new Set(placesOfEvidence(claim, attempt, kind).map(({ sha256 }) => sha256))
  return (
    Math.max(
      0,
      pages.findIndex(({ sha256 }) => shown.has(sha256)),
    ) + 1
  )
}

/** Where the S/N of the claim is in a picture, or whichever is there instead. */
export function serialOn(
  claim: Claim,
  attempt: Attempt | undefined,
  sha256: string | undefined,
): CheckPlace | null {
  return serialPlaces(claim, attempt).find((place) => place.sha256 === sha256) ?? null
}

function placesOfEvidence(
  claim: Claim,
  attempt: Attempt | undefined,
  kind: EvidenceKind,
): CheckPlace[] {
  // Readings belong to the latest attempt only.
  if (attempt?.number !== claim.attempts[0]?.number) return []
  if (kind === 'serial_photo') {
    const chk = claim.read.numbers.find(({ number }) => number === 'chk')
    const places = chk?.rows.flatMap((row) => row.places) ?? []
    return [...serialPlaces(claim, attempt), ...places]
  }
  const { lines, total } = claim.read
  return [
    ...claim.checks.flatMap(({ id, places }) => (invoiceChecks.has(id) ? places : [])),
    ...lines.flatMap(({ isOwn, places }) => (isOwn ? places : [])),
    ...(total?.places ?? []),
  ]
}

/** The print first, because it is what people read; then its code. */
function serialPlaces(claim: Claim, attempt: Attempt | undefined): CheckPlace[] {
  if (attempt?.number !== claim.attempts[0]?.number) return []
  const serial = claim.read.numbers.find(({ number }) => number === 'serialNumber')
  const rows = serial?.rows ?? []
  const placesOf = (isCode: boolean) =>
    rows.flatMap(({ source, places }) => (source.endsWith('_code') === isCode ? places : []))
  const own = [...placesOf(false), ...placesOf(true)]
  const isInPhoto = own.some(({ kind }) => kind === 'serial_photo')
  const others = isInPhoto ? [] : (serial?.others ?? [])
  return [...own, ...others.flatMap(({ places }) => places)]
}
