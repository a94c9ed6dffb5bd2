import { Alert, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Claim } from '../../../contract/claims.ts'
import { DateField } from '../../ui/date-field/DateField.tsx'
import { dayAfter, formatDate } from '../../ui/dates.ts'
import { useWords } from '../../ui/words.ts'
import { clockQuery } from '../review-queries.ts'
import type { Work } from './use-work.ts'
import { WorkForm } from './WorkForm.tsx'

interface HoldDialogProps {
  claim: Claim
  isBusy: boolean
  onClose(): void
  onDo(work: Work): void
}

/** Proposes the next working day; the earliest choice is tomorrow, as dates are in the promotion. */
export function HoldDialog({ claim, isBusy, onClose, onDo }: HoldDialogProps) {
  const t = useWords('review.work')
  const { hold } = claim
  const { today, dueOn, standing } = claim.deadline
  const { data: clock } = useQuery(clockQuery(claim.number))
  const [chosen, setChosen] = useState<string | null>(null)
  const until = chosen ?? clock?.nextWorkingDay ?? dayAfter(today)
  const [because, setBecause] = useState('')
  return (
    <WorkForm
      title={t('holdTitle')}
      hint={t('holdHint')}
      action={t('holdDo')}
      isReady={until > today && because.trim() !== ''}
      isBusy={isBusy}
      onClose={onClose}
      onDo={() => onDo({ kind: 'hold', until, because: because.trim() })}
    >
      {hold && (
        <Alert color="gray" variant="light" p="xs">
          {t('holdReplaces', { ...hold, until: formatDate(hold.until) })}
        </Alert>
      )}
      <DateField
        label={t('until')}
        required
        min={dayAfter(today)}
        value={until}
        onChange={setChosen}
      />
      {standing !== 'overdue' && until >= dueOn && (
        <Alert color="yellow" variant="light" p="xs" role="status">
          {t('holdPastDue', { when: until === dueOn ? 'on' : 'after', date: formatDate(dueOn) })}
        </Alert>
      )}
      <TextInput
        label={t('because')}
        maxLength={500}
        required
        data-autofocus
        value={because}
        onChange={(event) => setBecause(event.currentTarget.value)}
      />
    </WorkForm>
  )
}
