import type { Attempt } from '../../contract/claims.ts'
import { evidenceKinds, type EvidenceKind } from '../../contract/evidence.ts'

/**
 * Whether both pictures of an attempt have been on screen, which a decision requires.
 *
 * unseen: one is hidden by the layout, so it will not be shown without an action.
 */
export type EvidenceState = 'loading' | 'unseen' | 'shown' | 'failed'

/**
 * @param shown by SHA-256, whether a page could be displayed; pages not tried are missing
 * @param alone the only picture on screen, or both
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
