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

const words = {
  reverse: { title: 'reverseTitle', hint: 'reverseHint', action: 'reverseDo' },
  reopen: { title: 'reopenTitle', hint: 'reopenHint', action: 'reopenDo' },
} as const

export function BecauseDialog({ kind, isBusy, onClose, onDo }: BecauseDialogProps) {
  const t = useWords('review.work')
  return (
    <ReasonDialog
      title={t(words[kind].title)}
      hint={t(words[kind].hint)}
      action={t(words[kind].action)}
      isBusy={isBusy}
      onClose={onClose}
      onDo={(because) => onDo({ kind, because })}
    />
  )
}
