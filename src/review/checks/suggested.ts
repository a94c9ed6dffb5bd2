import type { Check, CheckId, Mark } from '../../../contract/checks.ts'
import type { DecisionKind } from '../../../contract/claim-words.ts'
import type { EvidenceKind } from '../../../contract/evidence.ts'
import type { FixPlace, Reason } from '../../../contract/reasons.ts'
import type { SuggestedBecause, Suggestion } from '../../../contract/suggestions.ts'

/** Why a reason is suggested: as the server says, or by the reviewer's own mark. */
export type Because = SuggestedBecause | { by: 'mark'; subject: CheckId | EvidenceKind }

interface SuggestedHere {
  reason: string
  because: Because
}

/** More would be the catalogue again. */
const mostReasons = 2

interface Judged {
  checks: Pick<Check, 'id' | 'suggests'>[]
  suggestions: Suggestion[]
}

/**
 * At most two reasons for a decision, the best first: those of the reviewer's own marks, then those
 * of the server, without any whose check the reviewer marked fine.
 */
export function suggestedReasons(
  kind: DecisionKind,
  { checks, suggestions }: Judged,
  marks: Mark[],
  catalogue: Pick<Reason, 'id' | 'fix'>[],
): SuggestedHere[] {
  const isOfKind = (fix: FixPlace) => (fix === 'final' ? 'decline' : 'ask_again') === kind
  const fitting = (reason: string) =>
    catalogue.some(({ id, fix }) => id === reason && isOfKind(fix))
  const byMark = marks.flatMap(({ subject, verdict }): SuggestedHere[] => {
    if (verdict !== 'not_fine') return []
    const reason =
      subject === 'invoice' || subject === 'serial_photo'
        ? mendedAt(subject, suggestions)
        : checks.find(({ id }) => id === subject)?.suggests[0]
    return reason !== undefined && fitting(reason)
      ? [{ reason, because: { by: 'mark', subject } }]
      : []
  })
  const byServer = suggestions
    .filter(({ decision }) => decision === kind)
    .flatMap(({ reasons }) => reasons)
    .filter(({ because }) => !isFine(because, marks))
  const all: SuggestedHere[] = [...byMark, ...byServer]
  return all
    .filter(({ reason }, at) => all.findIndex((other) => other.reason === reason) === at)
    .slice(0, mostReasons)
}

/**
 * The decision that fits, by the evidence and the reviewer's own marks; `null` where a person has to
 * look first.
 */
export function suggestedDecision(
  claim: Judged,
  marks: Mark[],
  catalogue: Pick<Reason, 'id' | 'fix'>[],
): DecisionKind | null {
  const best = claim.suggestions.find(
    ({ decision, reasons }) =>
      decision === 'approve' || reasons.some(({ because }) => !isFine(because, marks)),
  )
  const own = (['decline', 'ask_again'] as const).find((kind) =>
    suggestedReasons(kind, claim, marks, catalogue).some(({ because }) => because.by === 'mark'),
  )
  if (own) return own
  const isDoubted = marks.some(({ verdict }) => verdict !== 'fine')
  return best && !(best.decision === 'approve' && isDoubted) ? best.decision : null
}

function isFine(because: Because, marks: Mark[]): boolean {
  const subject =
    because.by === 'check'
      ? because.check
      : because.by === 'hint'
        ? because.document
        : because.subject
  return marks.some((one) => one.subject === subject && one.verdict === 'fine')
}

/** What is asked of a picture that is not fine: what the server noticed, or that it cannot be read. */
function mendedAt(document: EvidenceKind, suggestions: Suggestion[]): string {
  const noticed = suggestions
    .flatMap(({ reasons }) => reasons)
    .find(({ because }) => because.by === 'hint' && because.document === document)
  return noticed?.reason ?? (document === 'invoice' ? 'invoice_unreadable' : 'photo_unreadable')
}
