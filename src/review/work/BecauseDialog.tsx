import { useWords } from '../../ui/words.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import type { Work } from './use-work.ts'

interface BecauseDialogProps {
  /** What is done, for the reason that is asked for. */
  kind: 'reverse' | 'reopen'
  isBusy: boolean
  onClose(): void
  onDo(work: Work): void
}

export function BecauseDialog({ kind, isBusy, onClose, onDo }: BecauseDialogProps) {
  const t = useWords('review.work')
  return (
    <ReasonDialog
      title={t(`${kind}Title`)}
      hint={t(`${kind}Hint`)}
      action={t(`${kind}Do`)}
      isBusy={isBusy}
      onClose={onClose}
      onDo={(because) => onDo({ kind, because })}
    />
  )
}
