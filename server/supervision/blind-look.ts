import { evidenceOn } from '../../contract/evidence-area.ts'
import type { Claim } from '../../contract/claims.ts'
import type { EvidenceDocument } from '../../contract/evidence.ts'
import type { BlindLook } from '../../contract/quality.ts'
import type { Person } from '../../contract/session.ts'
import { presentClaim } from '../claims/claim-view.ts'
import type { LawNeeds } from '../claims/standing.ts'
import { getClaim } from '../claims/store.ts'
import { getPromotion } from '../promotions/store.ts'
import { prizeFor } from '../promotions/rules.ts'
import type { Database } from '../storage/tables.ts'
import type { LookRow } from './look-store.ts'

/** The attempt as it was received, without any conclusion about it. */
export async function presentBlind(
  database: Database,
  ports: LawNeeds,
  look: LookRow,
  person: Person,
  now: Date,
): Promise<BlindLook> {
  const { number } = await database
    .selectFrom('claims')
    .select('number')
    .where('id', '=', look.claim_id)
    .executeTakeFirstOrThrow()
  const row = await getClaim(database, number)
  const [claim, promotion] = await Promise.all([
    presentClaim(database, ports, row, person, now),
    getPromotion(database, row.promotion_id),
  ])
  const attempt = claim.attempts.find((one) => one.number === look.attempt)
  if (!attempt) throw new Error('A look at an attempt that is not there')
  const { name, purchaseFrom, purchaseTo, redeemUntil } = promotion.terms
  return {
    id: look.id,
    promotion: { name, purchaseFrom, purchaseTo, redeemUntil },
    prize: prizeFor(promotion.terms, attempt.registration)?.name ?? null,
    attempt: { ...attempt, documents: attempt.documents.map(withoutNames) },
    // Only the latest attempt was read.
    areas: attempt === claim.attempts[0] ? areasIn(attempt.documents, claim) : [],
  }
}

/** Corrections of a reading are part of the evidence; their author would reveal who decided. */
const withoutNames = (document: EvidenceDocument): EvidenceDocument => ({
  ...document,
  reading: {
    ...document.reading,
    corrections: document.reading.corrections.map((one) => ({ ...one, by: null })),
  },
})

const areasIn = (documents: EvidenceDocument[], claim: Claim): BlindLook['areas'] =>
  documents.flatMap(({ kind, pages }) =>
    pages.flatMap(({ sha256 }) => {
      const area = evidenceOn(claim, { kind, sha256 })
      return area ? [{ kind, sha256, ...area }] : []
    }),
  )
