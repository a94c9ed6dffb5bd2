import type { ClaimState } from '../../contract/claim-words.ts'
import { StateBadge, type Tone } from '../ui/StateBadge.tsx'
import { useWords } from '../ui/words.ts'

const tones: Record<ClaimState, Tone> = {
  waiting: 'plain',
  asked_again: 'warn',
  approved: 'good',
  declined: 'bad',
  expired: 'bad',
}

interface ClaimStateBadgeProps {
  state: ClaimState
  /** Someone has its lease. */
  isInReview?: boolean
}

export function ClaimStateBadge({ state, isInReview = false }: ClaimStateBadgeProps) {
  const t = useWords('common.claimState')
  const isBusy = state === 'waiting' && isInReview
  return (
    <StateBadge tone={isBusy ? 'busy' : tones[state]}>{t(isBusy ? 'inReview' : state)}</StateBadge>
  )
}
