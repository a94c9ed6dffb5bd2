import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { usePerson } from '../../api/session.ts'
import { colleaguesQuery } from '../../claims/colleagues-query.ts'
import { useWords } from '../../ui/words.ts'
import type { Work } from './use-work.ts'
import { WorkForm } from './WorkForm.tsx'

interface HandOverDialogProps {
  isBusy: boolean
  onClose(): void
  onDo(work: Work): void
}

export function HandOverDialog({ isBusy, onClose, onDo }: HandOverDialogProps) {
  const t = useWords('review.work')
  const me = usePerson()
  const { data: colleagues = [] } = useQuery(colleaguesQuery)
  const [to, setTo] = useState('')
  const [note, setNote] = useState('')
  return (
    <WorkForm
      title={t('handOverTitle')}
      action={t('handOverDo')}
      isReady={to !== ''}
      isBusy={isBusy}
      onClose={onClose}
      onDo={() => onDo({ kind: 'handOver', to, note })}
    >
      <NativeSelect
        label={t('to')}
        required
        data-autofocus
        value={to}
        data={[
          { value: '', label: '' },
          ...colleagues
            .filter(({ id }) => id !== me.id)
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <TextInput
        label={t('note')}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </WorkForm>
  )
}
