import { Button, Text } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconX } from '@tabler/icons-react'
import type { DecisionKind } from '../../contract/claim-words.ts'
import { ShortcutKey } from '../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'
import classes from './LookDesk.module.css'

const verdicts = [
  { kind: 'approve', words: 'approve', keys: 'a', Icon: IconCheck },
  { kind: 'ask_again', words: 'askAgain', keys: 'r', Icon: IconArrowBackUp },
  { kind: 'decline', words: 'decline', keys: 'd', Icon: IconX },
] as const

interface LookVerdictProps {
  /** Why no verdict is possible now. */
  whyNot: string | null
  onChoose(kind: DecisionKind): void
}

/** The three verdicts, with the keys of the three decisions; none of them is suggested. */
export function LookVerdict({ whyNot, onChoose }: LookVerdictProps) {
  const t = useWords('secondLook')
  return (
    <section className={classes.foot} aria-label={t('verdict')}>
      <Text size="xs" c="dimmed" mb={6} role="status">
        {whyNot ?? t('blind')}
      </Text>
      <div className={classes.buttons}>
        {verdicts.map((one) => (
          <VerdictButton
            key={one.kind}
            {...one}
            isOff={whyNot !== null}
            onChoose={() => onChoose(one.kind)}
          />
        ))}
      </div>
    </section>
  )
}

interface VerdictButtonProps extends Pick<(typeof verdicts)[number], 'words' | 'keys' | 'Icon'> {
  isOff: boolean
  onChoose(): void
}

function VerdictButton({ words, keys, Icon, isOff, onChoose }: VerdictButtonProps) {
  const t = useWords('review.decision')
  useShortcut(keys, t(words), onChoose, { isOn: !isOff })
  return (
    <Button
      variant="default"
      leftSection={<Icon size={15} stroke={2} className={classes[words] ?? ''} />}
      rightSection={<ShortcutKey keys={keys} />}
      disabled={isOff}
      onClick={onChoose}
      px={6}
    >
      {t(words)}
    </Button>
  )
}
