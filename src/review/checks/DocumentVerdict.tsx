import type { EvidenceKind } from '../../../contract/evidence.ts'
import { useWords } from '../../ui/words.ts'
import type { Marking } from './use-marking.ts'
import { VerdictButtons } from './VerdictButtons.tsx'

/** The reviewer's own verdict on a document, for the header of its picture. */
export function DocumentVerdict({ marking, kind }: { marking: Marking; kind: EvidenceKind }) {
  const t = useWords('review.evidence')
  return <VerdictButtons marking={marking} subject={kind} name={t(kind)} />
}
