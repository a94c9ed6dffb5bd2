import type { Check } from '../../../contract/checks.ts'
import type { PictureHint } from '../../../contract/document-reading.ts'
import type { EvidenceKind } from '../../../contract/evidence.ts'
import type { Reason } from '../../../contract/reasons.ts'
import type { SuggestedReason, Suggestion } from '../../../contract/suggestions.ts'
import type { LookedAt } from '../../evidence/read-evidence.ts'

type Found = Pick<Check, 'id' | 'outcome' | 'suggests'>

/** More would be the catalogue again. */
const mostReasons = 2

/**
 * What the evidence leads to, the best first. A check that fails speaks for its first reason, and a
 * hint about a picture for the reason that mends it. Approval is suggested only where both documents
 * were read and every check holds. What is merely unsure leads nowhere: a person looks first.
 *
 * @param catalogue a reason that is not in it cannot be given
 */
export function suggestionsFor(
  checks: Found[],
  documents: LookedAt[],
  catalogue: Pick<Reason, 'id' | 'fix'>[],
): Suggestion[] {
  const failing = checks.filter(({ outcome }) => outcome === 'fails')
  const reasons = onceEach([
    ...failing.flatMap(({ id, suggests: [reason] }): SuggestedReason[] =>
      reason === undefined ? [] : [{ reason, because: { by: 'check', check: id } }],
    ),
    ...documents.flatMap((document) => byHints(document, checks)),
  ])
  const isFinal = ({ reason }: SuggestedReason) =>
    catalogue.some(({ id, fix }) => id === reason && fix === 'final')
  const known = reasons.filter(({ reason }) => catalogue.some(({ id }) => id === reason))
  const declines = known.filter(isFinal)
  const asks = known.filter((one) => !isFinal(one))
  if (declines.length + asks.length === 0) {
    return isAllClear(checks, documents) ? [{ decision: 'approve', reasons: [] }] : []
  }
  const decline = { decision: 'decline' as const, reasons: declines.slice(0, mostReasons) }
  const ask = { decision: 'ask_again' as const, reasons: asks.slice(0, mostReasons) }
  const isDoubtful = declines.every((one) => restsOnContradicted(one, failing))
  return (isDoubtful ? [ask, decline] : [decline, ask]).filter((one) => one.reasons.length > 0)
}

/**
 * Registered facts that the evidence contradicts: the member may have mistyped them, and nothing final
 * follows from a slip that can be corrected.
 */
const contradictedBy: Partial<Record<Check['id'], Check['id']>> = {
  purchase_window: 'invoice_date',
  serial_unused: 'photo_serial',
}

function restsOnContradicted({ because }: SuggestedReason, failing: Found[]): boolean {
  const by = because.by === 'check' ? contradictedBy[because.check] : undefined
  const isOutside = failing.some(({ id }) => id === 'invoice_window')
  if (by === 'invoice_date' && isOutside) return false
  return failing.some(({ id }) => id === by)
}

/** What mends a picture that is hard to judge. */
const mends: Record<EvidenceKind, Partial<Record<PictureHint, string>>> = {
  serial_photo: {
    packaging: 'photo_of_packaging',
    blurred: 'photo_unreadable',
    dark: 'photo_unreadable',
    no_text: 'photo_without_serial',
  },
  invoice: {
    cut_off: 'invoice_unreadable',
    blurred: 'invoice_unreadable',
    dark: 'invoice_unreadable',
    no_text: 'invoice_unreadable',
  },
}

/** A picture in which everything was found is good enough, unless it shows the wrong thing. */
function byHints({ kind, reading: { hints } }: LookedAt, checks: Found[]): SuggestedReason[] {
  const found = checks.filter(({ id }) => readIn[kind].includes(id))
  const isRead = found.length > 0 && found.every(({ outcome }) => outcome === 'holds')
  return hints.flatMap((hint): SuggestedReason[] => {
    const reason = mends[kind][hint]
    if (reason === undefined || (isRead && hint !== 'packaging')) return []
    return [{ reason, because: { by: 'hint', hint, document: kind } }]
  })
}

/** Whether something noticed about a picture is a reason to ask for another one. */
export const asksForPictures = (checks: Found[], documents: LookedAt[]): boolean =>
  documents.some((document) => byHints(document, checks).length > 0)

/** The checks that depend on how well a document can be read. */
const readIn: Record<EvidenceKind, Check['id'][]> = {
  serial_photo: ['photo_serial'],
  invoice: ['invoice_store', 'invoice_date', 'invoice_number', 'invoice_model'],
}

const isAllClear = (checks: Found[], documents: LookedAt[]) =>
  checks.every(({ outcome }) => outcome === 'holds') &&
  documents.length > 0 &&
  documents.every(({ reading }) => reading.state === 'read')

const onceEach = (reasons: SuggestedReason[]): SuggestedReason[] =>
  reasons.filter(({ reason }, at) => reasons.findIndex((other) => other.reason === reason) === at)
