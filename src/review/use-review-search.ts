import { useAddress } from '../ui/address.ts'
import { changeReviewSearch, parseReviewSearch, type ReviewSearch } from './review-search.ts'

/** Changes what is looked at: by what it becomes, or by a rule that is given what it is by then. */
export type ChangeReviewSearch = (
  changed: Partial<ReviewSearch> | ((now: ReviewSearch) => Partial<ReviewSearch>),
) => void

/** What of the claim is looked at, as the address says it. Looking elsewhere is no step to go back from. */
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
