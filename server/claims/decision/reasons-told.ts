import type { DecisionKind } from '../../../contract/claim-words.ts'
import { placeholdersIn } from '../../../contract/placeholders.ts'
import { ProblemError } from '../../http/problem.ts'
import type { Database, Told } from '../../storage/tables.ts'
import { toldOf, withAddition } from '../member/redeem-history.ts'
import { fittingReasons } from './fitting-reasons.ts'
import type { ClaimFile } from '../store.ts'

/** What a decision tells the member: reasons by id, and the agent's own sentence. */
export interface Said {
  kind: DecisionKind
  reasons: string[]
  addition: string | null
}

/**
 * The reasons in the member's language followed by the agent's own sentence, if every reason fits
 * the decision.
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

/**
 * A placeholder of a phrase that nobody filled never reaches the member.
 *
 * @throws {ProblemError} `placeholder_left`
 */
export function requireFilled({ addition }: Pick<Said, 'addition'>): void {
  if (placeholdersIn(addition ?? '').length > 0) throw new ProblemError('placeholder_left')
}
