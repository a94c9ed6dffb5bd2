import type { CheckPlace } from '../../../contract/checks.ts'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import { evidenceOn, openingPage, serialPlaces } from '../../../contract/evidence-area.ts'
import type { EvidenceKind } from '../../../contract/evidence.ts'
import type { Box } from '../../ui/viewer/view.ts'

/** Readings belong to the latest attempt only. */
const isRead = (claim: Claim, attempt: Attempt | undefined): boolean =>
  attempt?.number === claim.attempts[0]?.number

/** The part of a page that decides, or `null` if nothing of it was read there. */
export const evidenceOfClaim = (
  claim: Claim,
  attempt: Attempt,
  page: { kind: EvidenceKind; sha256: string },
): Box | null => (isRead(claim, attempt) ? evidenceOn(claim, page) : null)

/** The page on which a document opens, from 1. */
export const pageOfEvidence = (claim: Claim, attempt: Attempt, kind: EvidenceKind): number =>
  openingPage(
    attempt.documents.find((document) => document.kind === kind)?.pages ?? [],
    (sha256) => evidenceOfClaim(claim, attempt, { kind, sha256 }) !== null,
  )

/** Where the S/N of the claim is in a picture, or whichever is there instead. */
export const serialOn = (
  claim: Claim,
  attempt: Attempt | undefined,
  sha256: string | undefined,
): CheckPlace | null =>
  (isRead(claim, attempt)
    ? serialPlaces(claim).find((place) => place.sha256 === sha256)
    : undefined) ?? null
