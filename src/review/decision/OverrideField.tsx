import type { Check } from '../../../contract/checks.ts'
import { LeavableTextarea } from '../../ui/LeavableTextarea.tsx'
import { useWords } from '../../ui/words.ts'
import { useCheckWords } from '../checks/check-words.ts'
import type { OwnDraft } from '../draft.ts'

interface OverrideFieldProps {
  failing: Check[]
  draft: OwnDraft
  onLeave(): void
}

/** Asks why a claim is approved although a check fails. */
export function OverrideField({ failing, draft, onLeave }: OverrideFieldProps) {
  const t = useWords('review.decision')
  const words = useCheckWords()
  return (
    <LeavableTextarea
      label={t('override')}
      description={t('overrideHint', {
        checks: failing.map((check) => words.name(check)).join(', '),
        count: failing.length,
      })}
      isRequired
      minRows={1}
      maxLength={1000}
      value={draft.overrideReason}
      onLeave={onLeave}
      onChange={(text) => draft.change({ overrideReason: text })}
    />
  )
}
