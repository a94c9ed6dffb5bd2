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
  /** @param key the same for every press of the same words: a lost answer is asked for again */
  onDo(because: string, key: string): void
}

/** Asks why. */
export function ReasonDialog({ onDo, ...props }: ReasonDialogProps) {
  const t = useWords('review.work')
  const [said, setSaid] = useState({ because: '', key: crypto.randomUUID() })
  const because = said.because.trim()
  return (
    <WorkForm {...props} isReady={because !== ''} onDo={() => onDo(because, said.key)}>
      <TextInput
        label={t('because')}
        maxLength={500}
        required
        data-autofocus
        value={said.because}
        onChange={(event) =>
          setSaid({ because: event.currentTarget.value, key: crypto.randomUUID() })
        }
      />
    </WorkForm>
  )
}
