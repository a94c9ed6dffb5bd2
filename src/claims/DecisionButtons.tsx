import { Button } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconX } from '@tabler/icons-react'
import type { DecisionKind } from '../../contract/claim-words.ts'
import { EnterKey } from '../ui/EnterKey.tsx'
import { ShortcutKey } from '../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'
import { colorOf } from './decision-colors.ts'
import { decisionNames } from './decision-names.ts'
import classes from './DecisionButtons.module.css'

const looks = {
  approve: { keys: 'a', Icon: IconCheck },
  ask_again: { keys: 'r', Icon: IconArrowBackUp },
  decline: { keys: 'd', Icon: IconX },
} as const

interface DecisionButtonsProps {
  /** What the evidence leads to: it comes first, filled, and opens with Enter. */
  fitting?: DecisionKind | null
  /** Whether what its letter does is more than what Enter does, which then has no sign. */
  isOneKey?: boolean
  labelOf(kind: DecisionKind): string
  isOff(kind: DecisionKind): boolean
  /** @param isByEnter whether Enter opened it */
  onChoose(kind: DecisionKind, isByEnter: boolean): void
}

const kinds = ['approve', 'ask_again', 'decline'] as const

/** The three decisions, by the same keys wherever one decides. */
export function DecisionButtons(props: DecisionButtonsProps) {
  const { fitting, isOneKey = false, labelOf, isOff, onChoose } = props
  return (
    <div className={classes.buttons}>
      {kinds
        .toSorted((one) => (one === fitting ? -1 : 0))
        .map((one) => (
          <DecisionButton
            key={one}
            kind={one}
            label={labelOf(one)}
            isFitting={one === fitting}
            hasEnter={one === fitting && !isOneKey}
            isOff={isOff(one)}
            onChoose={(isByEnter) => onChoose(one, isByEnter)}
          />
        ))}
    </div>
  )
}

interface DecisionButtonProps {
  kind: DecisionKind
  label: string
  isFitting: boolean
  hasEnter: boolean
  isOff: boolean
  onChoose(isByEnter: boolean): void
}

function DecisionButton(props: DecisionButtonProps) {
  const { kind, label, isFitting, hasEnter, isOff, onChoose } = props
  const t = useWords('review.keys')
  const { keys, Icon } = looks[kind]
  const name = decisionNames[kind]
  useShortcut(keys, t(name), () => onChoose(false), { isOn: !isOff, scope: 'decide' })
  return (
    <Button
      variant={isFitting ? 'filled' : 'default'}
      color={colorOf[kind]}
      data-fitting={isFitting || undefined}
      leftSection={<Icon size={15} stroke={2} className={isFitting ? '' : (classes[name] ?? '')} />}
      disabled={isOff}
      title={label}
      // A click without a pointer is Enter on the button.
      onClick={({ detail }) => onChoose(detail === 0)}
      rightSection={
        <>
          <ShortcutKey keys={keys} />
          {hasEnter && <EnterKey />}
        </>
      }
      px={6}
    >
      {label}
    </Button>
  )
}
