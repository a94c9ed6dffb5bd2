import type { DecisionKind } from '../../../contract/claim-words.ts'
import type { Reason } from '../../../contract/reasons.ts'
import { ProblemError } from '../../http/problem.ts'
import { listReasons } from '../../promotions/reasons.ts'
import type { Database } from '../../storage/tables.ts'
import { doReasonsFit } from '../rules.ts'

/**
 * The reasons of a verdict, each in the catalogue and fit for its kind.
 *
 * @throws {ProblemError} `reason_unfit`
 */
export async function fittingReasons(
  database: Database,
  { kind, reasons: ids }: { kind: DecisionKind; reasons: string[] },
): Promise<Reason[]> {
  const catalogue = await listReasons(database)
  const reasons = ids.flatMap((id) => catalogue.find((reason) => reason.id === id) ?? [])
  if (reasons.length === ids.length && doReasonsFit(kind, reasons)) return reasons
  throw new ProblemError('reason_unfit')
}
