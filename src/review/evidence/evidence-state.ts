import type { Attempt } from '../../../contract/claims.ts'
import { evidenceKinds, type EvidenceKind } from '../../../contract/evidence.ts'

/**
 * Whether both pictures of an attempt were on screen: nothing is decided before. unseen: one is
 * left out of sight, so that it will not come by itself.
 */
export type EvidenceState = 'loading' | 'unseen' | 'shown' | 'failed'

/**
 * @param shown whether a page could be shown, by its SHA-256; what was not tried is not in it
 * @param alone the one picture that is looked at, or both
 */
export function evidenceState(
  { documents }: Pick<Attempt, 'documents'>,
  shown: Readonly<Record<string, boolean>>,
  alone: EvidenceKind | null,
): EvidenceState {
  const states = evidenceKinds.map((kind): EvidenceState => {
    const pages = documents.find((document) => document.kind === kind)?.pages ?? []
    const results = pages.map(({ sha256 }) => shown[sha256])
    if (results.includes(false)) return 'failed'
    if (results.includes(true) || pages.length === 0) return 'shown'
    return alone === null || alone === kind ? 'loading' : 'unseen'
  })
  const worstFirst: EvidenceState[] = ['failed', 'loading', 'unseen']
  return worstFirst.find((state) => states.includes(state)) ?? 'shown'
}
