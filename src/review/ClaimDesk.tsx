import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import type { Claim } from '../../contract/claims.ts'
import type { EvidenceKind } from '../../contract/evidence.ts'
import classes from './ClaimDesk.module.css'
import { ClaimNews } from './ClaimNews.tsx'
import { EvidencePane } from './EvidencePane.tsx'
import { reasonsQuery } from '../claims/reasons-query.ts'
import { parseReviewSearch } from './review-search.ts'
import { ReviewBar } from './bar/ReviewBar.tsx'
import { Brief } from './brief/Brief.tsx'
import { DocumentVerdict } from './checks/DocumentVerdict.tsx'
import { useMarking, type Marking } from './checks/use-marking.ts'
import { kindOf, useDraft } from './draft.ts'
import { useShownPictures } from './evidence/shown-pictures.ts'
import { SidePanel } from './SidePanel.tsx'
import { useLease } from './use-lease.ts'

interface ClaimDeskProps {
  claim: Claim
  isTaking: boolean
  onNext(why: 'decided' | 'skipped'): void
}

/** A claim under review: pictures on the left, facts and the decision on the right. */
export function ClaimDesk({ claim, isTaking, onNext }: ClaimDeskProps) {
  const [parameters] = useSearchParams()
  const { attempt: wanted } = parseReviewSearch(parameters)
  const [newest] = claim.attempts
  const attempt = claim.attempts.find(({ number }) => number === wanted) ?? newest
  const shown = useShownPictures()
  const draft = useDraft(claim)
  const canMark =
    claim.state === 'waiting' && claim.abilities.askAgain.isAllowed && attempt === newest
  const marking = useMarking(claim, draft, canMark && kindOf(draft, claim) === null)
  // Loaded early, because someone who types R 1 quickly must not lose the 1.
  useQuery(reasonsQuery)
  if (!attempt) return null

  return (
    <div className={classes.desk}>
      <KeptLease claim={claim} />
      <ReviewBar claim={claim} isTaking={isTaking} onNext={() => onNext('skipped')} />
      <Brief claim={claim} attempt={attempt} />
      <EvidencePane
        claim={claim}
        attempt={attempt}
        shown={shown}
        verdicts={marking ? verdictsBy(marking) : undefined}
      />
      <SidePanel
        news={<ClaimNews claim={claim} />}
        claim={claim}
        attempt={attempt}
        draft={draft}
        marking={marking}
        shown={shown}
        onDecided={() => onNext('decided')}
      />
    </div>
  )
}

/** Of its own, so that an answer about the lease draws nothing else again. */
function KeptLease({ claim }: { claim: Claim }) {
  useLease(claim)
  return null
}

const verdictsBy = (marking: Marking) => (kind: EvidenceKind) => (
  <DocumentVerdict marking={marking} kind={kind} />
)
