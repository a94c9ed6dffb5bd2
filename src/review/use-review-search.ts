import { useAddress } from '../ui/address.ts'
import { changeReviewSearch, parseReviewSearch, type ReviewSearch } from './review-search.ts'

/** Changes the selection, by a new value or by a function of the current one. */
export type ChangeReviewSearch = (
  changed: Partial<ReviewSearch> | ((now: ReviewSearch) => Partial<ReviewSearch>),
) => void

/** The selected part of the claim, from the URL. Changing it adds no history entry. */
export function useReviewSearch(): [ReviewSearch, ChangeReviewSearch] {
  const [parameters, setParameters] = useAddress()
  const change: ChangeReviewSearch = (changed) =>
    setParameters(
      (now) =>
        changeReviewSearch(
          now,
          typeof changed === 'function' ? changed(parseReviewSearch(now)) : changed,
        ),
      { replace: true },
    )
  return [parseReviewSearch(parameters), change]
}
