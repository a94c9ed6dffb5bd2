import { Badge } from '@mantine/core'
import type { ClaimState } from '../../contract/claims.ts'
import { useWords } from '../ui/words.ts'

const colors: Record<ClaimState, string> = {
  waiting: 'gray',
  asked_again: 'yellow',
  approved: 'teal',
  declined: 'red',
}

interface ClaimStateBadgeProps {
  state: ClaimState
  /** Somebody holds its lease. */
  isInReview?: boolean
}

export function ClaimStateBadge({ state, isInReview = false }: ClaimStateBadgeProps) {
  const t = useWords('common.claimState')
  const isBusy = state === 'waiting' && isInReview
  return (
    <Badge color={isBusy ? 'ink' : colors[state]} variant="light" size="sm" radius="sm" tt="none">
      {t(isBusy ? 'inReview' : state)}
    </Badge>
  )
}
