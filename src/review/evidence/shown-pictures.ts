import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { createStore, useStore, type StoreApi } from 'zustand'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import { evidenceState, type EvidenceState } from '../../claims/evidence-state.ts'
import { parseReviewSearch } from '../review-search.ts'

/**
 * By SHA-256, whether a page of this claim could be displayed, here or in the second window; pages
 * not tried are missing. A store, so that a picture that appears draws only what asks for it.
 */
export type ShownPictures = StoreApi<Readonly<Record<string, boolean>>>

export const useShownPictures = (): ShownPictures => {
  const [store] = useState(() => createStore<Readonly<Record<string, boolean>>>(() => ({})))
  return store
}

/** Whether the pictures of an attempt have been on screen. */
export function useEvidenceState(attempt: Attempt, pictures: ShownPictures): EvidenceState {
  const [parameters] = useSearchParams()
  const { picture, compared, beside } = parseReviewSearch(parameters)
  const alone = beside ? (picture ?? 'invoice') : (compared ?? picture)
  const shown = useStore(pictures)
  return useMemo(() => evidenceState(attempt, shown, alone), [attempt, shown, alone])
}

/** Whether those of the latest attempt have been, which is the one that is decided. */
export function useNewestEvidence({ attempts }: Claim, looked: Attempt, pictures: ShownPictures) {
  const newest = attempts[0] ?? looked
  const state = useEvidenceState(newest, pictures)
  // Another attempt is on screen, so those not seen by now will not be.
  return newest === looked || state === 'shown' ? state : 'unseen'
}
