import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../ui/words.ts'
import { WorkForm } from './WorkForm.tsx'

interface ReasonDialogProps {
  title: string
  hint: string
  action: string
  isBusy: boolean
  onClose(): void
  onDo(because: string): void
}

/** Asks for a reason. */
export function ReasonDialog({ onDo, ...props }: ReasonDialogProps) {
  const t = useWords('review.work')
  const [said, setSaid] = useState('')
  const because = said.trim()
  return (
    <WorkForm {...props} isReady={because !== ''} onDo={() => onDo(because)}>
      <TextInput
        label={t('because')}
        maxLength={500}
        required
        data-autofocus
        value={said}
        onChange={(event) => setSaid(event.currentTarget.value)}
      />
    </WorkForm>
  )
}
