import type { Attempt } from '../../../contract/claims.ts'
import { evidenceKinds, type EvidenceKind } from '../../../contract/evidence.ts'

/**
 * kept: the member sent nothing, so the file of an earlier attempt still counts · same: the member
 * sent the same file again · new: another file · missing: one attempt has none.
 */
export type SentAgain = 'kept' | 'same' | 'new' | 'missing'

type Sent = Pick<Attempt, 'number' | 'documents'>

const documentOf = ({ documents }: Sent, kind: EvidenceKind) =>
  documents.find((document) => document.kind === kind)

/** What the later of two attempts changed for a document, compared by the original bytes. */
export function sentAgain(before: Sent, now: Sent, kind: EvidenceKind): SentAgain {
  const [earlier, later] = [documentOf(before, kind), documentOf(now, kind)]
  if (!earlier || !later) return 'missing'
  if (later.sentWithAttempt < now.number) return 'kept'
  return later.sentSha256 === earlier.sentSha256 ? 'same' : 'new'
}

/** Most telling first. */
const changes: SentAgain[] = ['new', 'same', 'missing', 'kept']

/**
 * The document to compare: of the two, the one that changed.
 *
 * @param looked shown if both changed in the same way
 */
export function changedKind(before: Sent, now: Sent, looked: EvidenceKind): EvidenceKind {
  const rank = (kind: EvidenceKind) => changes.indexOf(sentAgain(before, now, kind))
  const other = evidenceKinds.find((kind) => kind !== looked)
  return other && rank(other) < rank(looked) ? other : looked
}

/** The attempt in which the same file was first sent, if the member sent it again. */
export function sameFileBefore(attempts: Sent[], now: Sent, kind: EvidenceKind): number | null {
  const came = attempts
    .filter(({ number }) => number < now.number)
    .filter((before) => sentAgain(before, now, kind) === 'same')
    .map((before) => documentOf(before, kind)?.sentWithAttempt ?? before.number)
  return came.length > 0 ? Math.min(...came) : null
}

/**
 * An attempt and its predecessor; the first attempt is compared with the second.
 *
 * @param attempts newest first
 */
export function pairOf<A extends Sent>(attempts: A[], chosen: A): { before: A; now: A } | null {
  const place = attempts.findIndex(({ number }) => number === chosen.number)
  const at = Math.min(place, attempts.length - 2)
  const [now, before] = [attempts[at], attempts[at + 1]]
  return now && before ? { before, now } : null
}

/** Whether a file that came with an attempt had been sent before. */
export const isSeen = (attempts: Sent[], now: Sent, kind: EvidenceKind): boolean =>
  sameFileBefore(attempts, now, kind) !== null
