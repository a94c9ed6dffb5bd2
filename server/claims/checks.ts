import type { Check } from '../../contract/checks.ts'
import { localDateAt } from '../clocks/rules.ts'
import type { Database } from '../storage/tables.ts'
import { eligibilityChecks } from './eligibility.ts'
import { evidenceChecks } from './evidence-checks.ts'
import { listSiblings } from './siblings.ts'
import type { ClaimFile } from './store.ts'

/** Everything that is compared for a reviewer, on the claim's current attempt. */
export async function checksOn(database: Database, file: ClaimFile): Promise<Check[]> {
  const { claim, facts, promotion } = file
  const byTerms = eligibilityChecks({
    terms: promotion.terms,
    facts,
    redeemedOn: localDateAt(claim.first_submitted_at, promotion.terms.zone),
    ...(await listSiblings(database, claim)),
  })
  return [...byTerms, ...(await evidenceChecks(database, file))]
}
