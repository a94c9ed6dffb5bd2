import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../ui/words.ts'
import type { Work } from './use-work.ts'
import { WorkForm } from './WorkForm.tsx'

interface HoldDialogProps {
  /** The promotion's local date; the earliest choice is tomorrow. */
  today: string
  isBusy: boolean
  onClose(): void
  onDo(work: Work): void
}

export function HoldDialog({ today, isBusy, onClose, onDo }: HoldDialogProps) {
  const t = useWords('review.work')
  const [until, setUntil] = useState(dayAfter(today))
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
      <TextInput
        type="date"
        label={t('until')}
        required
        min={dayAfter(today)}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
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

/** Adding a day to a local date needs no time zone. */
function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}
