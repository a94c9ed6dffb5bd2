import { ActionIcon, Group, Kbd } from '@mantine/core'
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import type { Mark } from '../../../contract/checks.ts'
import { keepFocus } from '../../ui/keep-focus.ts'
import { keysNow, useOwnKeys } from '../../ui/shortcuts/own-keys.ts'
import { keyText } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useTitleWithKey } from '../../ui/shortcuts/title-with-key.ts'
import { useWords } from '../../ui/words.ts'
import { verdictKeys, type Marking } from './use-marking.ts'
import classes from './VerdictButtons.module.css'

interface VerdictButtonsProps {
  marking: Marking
  subject: Mark['subject']
  /** Its name on screen. */
  name: string
}

const verdicts = [
  { verdict: 'fine', Icon: IconCheck, color: 'teal' },
  { verdict: 'not_fine', Icon: IconX, color: 'red' },
  { verdict: 'cannot_tell', Icon: IconQuestionMark, color: 'yellow' },
] as const

/** The reviewer's own verdict on a document or check; the one that the keys mark shows them. */
export function VerdictButtons({ marking, subject, name }: VerdictButtonsProps) {
  const t = useWords('review.checks.marks')
  const titled = useTitleWithKey()
  const isCurrent = marking.current === subject
  return (
    <Group
      gap={0}
      wrap="nowrap"
      className={classes.verdicts ?? ''}
      role="group"
      aria-label={t('of', { what: name })}
      data-current={isCurrent || undefined}
    >
      {verdicts.map(({ verdict, Icon, color }) => {
        const isSet = marking.verdictOn(subject) === verdict
        const label = t('mark', { what: name, verdict: t(verdict) })
        return (
          <ActionIcon
            key={verdict}
            size={isCurrent ? 'md' : 'sm'}
            variant={isSet ? 'light' : 'subtle'}
            color={isSet ? color : 'gray'}
            className={classes.verdict ?? ''}
            aria-label={label}
            aria-pressed={isSet}
            title={isCurrent ? titled(label, verdictKeys[verdict]) : label}
            onMouseDown={keepFocus}
            onClick={() => marking.mark(subject, verdict)}
          >
            <Icon size={14} stroke={isSet ? 2.8 : 1.8} />
            {isCurrent && <DrawnKey keys={verdictKeys[verdict]} />}
          </ActionIcon>
        )
      })}
    </Group>
  )
}

/** A key that is no part of the button's text, because the button's name does not hold it. */
function DrawnKey({ keys }: { keys: string }) {
  const now = keysNow(useOwnKeys(), keys)
  if (now === null) return null
  return <Kbd size="xs" className={classes.key ?? ''} data-key={keyText(now)} aria-hidden />
}
