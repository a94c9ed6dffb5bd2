import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import type { Claim } from '../../../contract/claims.ts'
import { isOpenInLane } from '../../claims/in-lane.ts'
import { parseQueueSearch } from '../../claims/queue-search.ts'
import type { OwnDraft } from '../draft.ts'
import { previewQuery } from '../review-queries.ts'
import { queuePart } from '../review-search.ts'
import type { useDecide } from './use-decide.ts'
import { useIsRead } from './use-is-read.ts'

/**
 * In the clean lane one key approves. It works once both pictures and the mail have been in sight,
 * so that a second press of the key that approved the last claim cannot approve this one.
 *
 * @param isFitting whether the reviewer's own marks lead to an approval too
 * @param isOn whether nothing stands in the way of deciding
 */
export function useLane(
  claim: Claim,
  draft: OwnDraft,
  decide: ReturnType<typeof useDecide>,
  { isFitting, isOn }: { isFitting: boolean; isOn: boolean },
) {
  const [parameters] = useSearchParams()
  const isOpened = isOpenInLane(claim, parseQueueSearch(queuePart(parameters)))
  // A note would be sent along without being in sight.
  const isHere = isOpened && isFitting && draft.note.trim() === ''
  const preview = useQuery({
    ...previewQuery(claim.number, claim.version, 'approve', [], null),
    enabled: isHere,
  })
  const isReady = useIsRead(isHere && isOn && preview.isSuccess)
  // Without its preview it is approved like any other.
  if (!isHere || preview.isError) return null
  return {
    preview,
    isReady,
    approve() {
      if (!isReady || decide.isPending || !preview.data) return
      decide.decide({ kind: 'approve', seal: preview.data.seal, inLane: true })
      // What comes back refused is found with the form that says why.
      draft.open('approve', undefined)
    },
  }
}
