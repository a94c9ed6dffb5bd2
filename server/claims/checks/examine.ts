import { localDateAt } from '../../clocks/rules.ts'
import type { Database } from '../../storage/tables.ts'
import { eligibilityChecks } from './eligibility.ts'
import { examineEvidence, type Examined } from './evidence-checks.ts'
import { listSiblings } from './same-promotion.ts'
import type { ClaimFile } from '../store.ts'

/** Everything that is read and compared for a reviewer, on the claim's current attempt. */
export async function examine(database: Database, file: ClaimFile): Promise<Examined> {
  const { claim, facts, promotion } = file
  const byTerms = eligibilityChecks({
    terms: promotion.terms,
    facts,
    redeemedOn: localDateAt(claim.first_submitted_at, promotion.terms.zone),
    ...(await listSiblings(database, claim)),
  })
  const examined = await examineEvidence(database, file)
  return { ...examined, checks: [...byTerms, ...examined.checks] }
}
