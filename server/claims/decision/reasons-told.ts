import type { DecisionKind } from '../../../contract/claim-words.ts'
import type { Database, Told } from '../../storage/tables.ts'
import { toldOf, withAddition } from '../member/redeem-history.ts'
import { fittingReasons } from './fitting-reasons.ts'
import type { ClaimFile } from '../store.ts'

/** What a decision says to the member: the reasons by id, and a sentence of the agent's own. */
export interface Said {
  kind: DecisionKind
  reasons: string[]
  addition: string | null
}

/**
 * The reasons in the member's words, if every one of them fits the decision, and the agent's own
 * sentence after them.
 *
 * @throws {ProblemError} `reason_unfit`
 */
export async function tellable(
  database: Database,
  { promotion }: ClaimFile,
  { kind, reasons: ids, addition }: Said,
  language = promotion.terms.language,
): Promise<Told[]> {
  const reasons = await fittingReasons(database, { kind, reasons: ids })
  return withAddition(toldOf(reasons, language), addition)
}
