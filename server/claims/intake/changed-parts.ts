import type { AttemptPart } from '../../../contract/history.ts'
import type { AttemptFacts } from '../../storage/tables.ts'
import type { DecodedEvidence } from './decode-evidence.ts'

/** Parts that differ from the attempt before. */
export function changedParts(
  before: AttemptFacts,
  after: AttemptFacts,
  documents: DecodedEvidence[],
): AttemptPart[] {
  const facts = (['registration', 'purchase', 'recipient', 'note'] as const).filter(
    (part) => inOrder(before[part]) !== inOrder(after[part]),
  )
  return [...documents.map(({ kind }) => kind), ...facts]
}

/** For comparing: the database returns keys in another order than the member sent. */
function inOrder(part: object | string | null): string {
  const isObject = typeof part === 'object' && part !== null
  return JSON.stringify(isObject ? Object.entries(part).toSorted() : part)
}
