import { useWords } from '../../ui/words.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import type { Work } from './use-work.ts'

interface ReverseDialogProps {
  isBusy: boolean
  onClose(): void
  onDo(work: Work): void
}

export function ReverseDialog({ isBusy, onClose, onDo }: ReverseDialogProps) {
  const t = useWords('review.work')
  return (
    <ReasonDialog
      title={t('reverseTitle')}
      hint={t('reverseHint')}
      action={t('reverseDo')}
      isBusy={isBusy}
      onClose={onClose}
      onDo={(because) => onDo({ kind: 'reverse', because })}
    />
  )
}
