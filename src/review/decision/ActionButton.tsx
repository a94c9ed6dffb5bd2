import { Button } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconX } from '@tabler/icons-react'
import type { DecisionKind } from '../../../contract/claim-words.ts'
import { EnterKey } from '../../ui/EnterKey.tsx'
import { ShortcutKey } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { colorOf } from '../../claims/decision-colors.ts'
import classes from './DecisionPanel.module.css'

interface ActionButtonProps {
  kind: DecisionKind
  label: string
  /** Whether the evidence leads to it: filled, and opened with Enter. */
  isFitting: boolean
  isOff: boolean
  /** @param isByEnter whether Enter opened it */
  onChoose(isByEnter: boolean): void
}

const looks = {
  approve: { keys: 'a', words: 'approve', Icon: IconCheck },
  ask_again: { keys: 'r', words: 'askAgain', Icon: IconArrowBackUp },
  decline: { keys: 'd', words: 'decline', Icon: IconX },
} as const

/** One of the three decisions. */
export function ActionButton({ kind, label, isFitting, isOff, onChoose }: ActionButtonProps) {
  const t = useWords('review.keys')
  const { keys, words, Icon } = looks[kind]
  useShortcut(keys, t(words), () => onChoose(false), { isOn: !isOff, scope: 'decide' })
  return (
    <Button
      variant={isFitting ? 'filled' : 'default'}
      color={colorOf[kind]}
      data-fitting={isFitting || undefined}
      leftSection={
        <Icon size={15} stroke={2} className={isFitting ? '' : (classes[words] ?? '')} />
      }
      disabled={isOff}
      title={label}
      // A click without a pointer is Enter on the button.
      onClick={({ detail }) => onChoose(detail === 0)}
      rightSection={
        <>
          <ShortcutKey keys={keys} />
          {isFitting && <EnterKey />}
        </>
      }
      px={6}
    >
      {label}
    </Button>
  )
}
