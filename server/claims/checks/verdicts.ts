import { sql } from 'kysely'
import { checkIds, type Check, type CheckId, type Mark } from '../../../contract/checks.ts'
import type { DecisionKind } from '../../../contract/claim-words.ts'
import type { Examined } from './evidence-checks.ts'
import type { Database, Transaction } from '../../storage/tables.ts'

/** Verdicts that are counted: older ones are of older engines. */
const counted = 1000

interface Decided {
  kind: DecisionKind
  reasons: string[]
  marks: Mark[]
}

/**
 * Whether a decision agreed with a check; `null` where it says nothing about it. A check that is
 * unsure claims nothing. Somebody's own mark goes before what follows from the decision.
 */
export function wasRight(
  { id, outcome, suggests }: Pick<Check, 'id' | 'outcome' | 'suggests'>,
  { kind, reasons, marks }: Decided,
): boolean | null {
  if (outcome === 'unsure') return null
  const mark = marks.find(({ subject }) => subject === id)?.verdict
  if (mark === 'fine') return outcome === 'holds'
  if (mark === 'not_fine') return outcome === 'fails'
  if (kind === 'approve') return outcome === 'holds'
  const isNamed = suggests.some((reason) => reasons.includes(reason))
  return isNamed ? outcome === 'fails' : null
}

/**
 * A check that came out otherwise once a reviewer had corrected what was read was wrong, whatever
 * was decided then; one that was unsure had claimed nothing. `undefined` where nothing was corrected.
 */
function stoodCorrected(
  { outcome }: Check,
  machine: Check | undefined,
): boolean | null | undefined {
  if (!machine || machine.outcome === outcome) return undefined
  return machine.outcome === 'unsure' ? null : false
}

/** Keeps what a decision says of the checks as they stood; a decision taken anew says it anew. */
export async function keepVerdicts(
  tx: Transaction,
  claim: { id: string; attempt: number },
  { checks, asRead }: Pick<Examined, 'checks' | 'asRead'>,
  decided: Decided,
  at: Date,
): Promise<void> {
  await tx
    .deleteFrom('check_verdicts')
    .where('claim_id', '=', claim.id)
    .where('attempt', '=', claim.attempt)
    .execute()
  const verdicts = checks.flatMap((check) => {
    const machine = asRead.find(({ id }) => id === check.id)
    const corrected = stoodCorrected(check, machine)
    const isRight = corrected === undefined ? wasRight(check, decided) : corrected
    return isRight === null
      ? []
      : {
          claim_id: claim.id,
          attempt: claim.attempt,
          check_id: check.id,
          was_right: isRight,
          decided_at: at,
        }
  })
  if (verdicts.length > 0) await tx.insertInto('check_verdicts').values(verdicts).execute()
}

/** Of each check how often it was right, of the last thousand times that it said something. */
export async function countVerdicts(
  database: Database,
): Promise<{ check: CheckId; right: number; of: number }[]> {
  const { rows } = await sql<{ check: CheckId; right: number; of: number }>`
    select wanted.id as check, count(*) filter (where was_right)::int as right, count(*)::int as of
    from jsonb_array_elements_text(${JSON.stringify(checkIds)}::jsonb) as wanted (id)
    cross join lateral (
      select was_right from check_verdicts
      where check_id = wanted.id
      order by decided_at desc
      limit ${sql.lit(counted)}
    ) as newest
    group by wanted.id
    order by wanted.id
  `.execute(database)
  return rows
}
