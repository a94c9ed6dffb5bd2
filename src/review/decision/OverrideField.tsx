import { Group } from '@mantine/core'
import { useRef } from 'react'
import type { Check } from '../../../contract/checks.ts'
import { LeavableTextarea } from '../../ui/LeavableTextarea.tsx'
import { ShortcutKey } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { useCheckWords } from '../checks/check-words.ts'
import type { OwnDraft } from '../draft.ts'

interface OverrideFieldProps {
  failing: Check[]
  draft: OwnDraft
  onLeave(): void
}

const key = 'r'

/** Asks why a claim is approved although a check fails. */
export function OverrideField({ failing, draft, onLeave }: OverrideFieldProps) {
  const t = useWords('review.decision')
  const words = useCheckWords()
  const field = useRef<HTMLTextAreaElement>(null)
  useShortcut(key, t('override'), () => field.current?.focus(), { scope: 'decide' })
  return (
    <LeavableTextarea
      ref={field}
      label={
        <Group component="span" display="inline-flex" gap={6}>
          {t('override')}
          <span aria-hidden>
            <ShortcutKey keys={key} />
          </span>
        </Group>
      }
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
