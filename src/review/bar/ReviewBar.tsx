import { ActionIcon, Group, Text, UnstyledButton } from '@mantine/core'
import { IconArrowLeft, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { Claim } from '../../../contract/claims.ts'
import { useMay } from '../../api/session.ts'
import { ClaimStateBadge } from '../../claims/ClaimStateBadge.tsx'
import { DeadlineMark } from '../../claims/DeadlineMark.tsx'
import { TagMarks } from '../../claims/TagMarks.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { formatMomentThere, formatTime } from '../../ui/dates.ts'
import { paths, withSearch } from '../../ui/paths.ts'
import { useTitleWithKey } from '../../ui/shortcuts/title-with-key.ts'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { AssigneePicker } from './AssigneePicker.tsx'
import { ClockSheet } from './ClockSheet.tsx'
import classes from './ReviewBar.module.css'
import { queuePart } from '../review-search.ts'
import { PrizeChip } from './PrizeChip.tsx'
import { ViewSteps } from './ViewSteps.tsx'
import { WatchButton } from './WatchButton.tsx'
import { SkipButton } from '../work/SkipButton.tsx'
import { WorkMenu } from '../work/WorkMenu.tsx'

interface ReviewBarProps {
  claim: Claim
  isTaking: boolean
  onNext(): void
}

/** The claim's number and state, and what comes next. */
export function ReviewBar({ claim, isTaking, onNext }: ReviewBarProps) {
  const t = useWords('review')
  const may = useMay()
  const [parameters] = useSearchParams()
  const [isClockOpen, setIsClockOpen] = useState(false)
  const canDecide = may('claims.decide')
  const titled = useTitleWithKey()
  useShortcut('c', t('keys.clock'), () => setIsClockOpen(true), { scope: 'pictures' })

  return (
    <div className={classes.bar}>
      <ActionIcon
        component={Link}
        to={withSearch(paths.queue, queuePart(parameters))}
        variant="subtle"
        color="gray"
        aria-label={t('bar.back')}
        title={titled(t('bar.back'), 'q')}
      >
        <IconArrowLeft size={18} />
      </ActionIcon>
      <ViewSteps number={claim.number} />
      <h1 className={classes.number}>{claim.number}</h1>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t('bar.copyNumber')}
        title={t('bar.copyNumber')}
        onClick={() => copyText(claim.number)}
      >
        <IconCopy size={14} />
      </ActionIcon>
      <ClaimStateBadge state={claim.state} isInReview={claim.lease !== null} />
      <Text size="sm" className={classes.promotion ?? ''} title={claim.promotion.name}>
        {claim.promotion.name} · {claim.region}
      </Text>
      <Text
        size="sm"
        className={classes.attempt ?? ''}
        data-again={claim.attempts.length > 1 || undefined}
      >
        {t('bar.attempt', { number: claim.attempts.length })}
      </Text>
      <TagMarks tags={claim.tags} />
      <UnstyledButton
        className={classes.clock}
        onClick={() => setIsClockOpen(true)}
        title={titled(t('bar.openClock'), 'c')}
      >
        <DeadlineMark deadline={claim.deadline} />
      </UnstyledButton>
      <PrizeChip claim={claim} />
      <Group gap="xs" wrap="nowrap" ml="auto">
        <LeaseMark claim={claim} />
        <WatchButton claim={claim} />
        <AssigneePicker claim={claim} />
        {canDecide && <SkipButton claim={claim} isTaking={isTaking} onNext={onNext} />}
        <WorkMenu claim={claim} onLeft={onNext} />
      </Group>
      {isClockOpen && <ClockSheet number={claim.number} onClose={() => setIsClockOpen(false)} />}
    </div>
  )
}

/** A colleague is reviewing the claim; shown for as long as they have the lease. */
function LeaseMark({ claim: { lease, deadline } }: { claim: Claim }) {
  const t = useWords('common.lease')
  if (!lease || lease.isMine) return null
  return (
    <Text
      size="xs"
      className={classes.lease ?? ''}
      title={formatMomentThere(lease.takenAt, deadline.zone)}
    >
      {t('bySince', { name: lease.holder.name, since: formatTime(lease.takenAt) })}
    </Text>
  )
}
