import { ActionIcon, Text } from '@mantine/core'
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Check, Mark } from '../../../contract/checks.ts'
import { evidenceKinds } from '../../../contract/evidence.ts'
import { keepFocus } from '../../ui/keep-focus.ts'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import type { OwnDraft } from '../draft.ts'
import classes from './checks.module.css'

interface MarksBarProps {
  checks: Check[]
  draft: OwnDraft
}

const verdicts = [
  { verdict: 'fine', keys: '1', words: 'markFine', Icon: IconCheck, color: 'teal' },
  { verdict: 'not_fine', keys: '2', words: 'markNotFine', Icon: IconX, color: 'red' },
  {
    verdict: 'cannot_tell',
    keys: '3',
    words: 'markCannotTell',
    Icon: IconQuestionMark,
    color: 'yellow',
  },
] as const

/**
 * The reviewer's verdict on both documents and on each check that does not pass. Marks are
 * collected first; a single decision follows, with the matching reasons.
 */
export function MarksBar({ checks, draft }: MarksBarProps) {
  const t = useWords('review')
  const subjects: Mark['subject'][] = [
    ...evidenceKinds,
    ...checks.filter(({ outcome }) => outcome !== 'holds').map(({ id }) => id),
  ]
  const [chosen, setChosen] = useState(0)
  const current = Math.min(chosen, subjects.length - 1)
  const mark = (subject: Mark['subject'], verdict: Mark['verdict']) => {
    draft.mark(subject, verdict)
    setChosen((subjects.indexOf(subject) + 1) % subjects.length)
  }
  useShortcut(
    's',
    t('keys.nextMark'),
    ({ shiftKey }) => setChosen((current + (shiftKey ? subjects.length - 1 : 1)) % subjects.length),
    { scope: 'decide' },
  )
  const [fine, notFine, cannotTell] = verdicts
  const here = subjects[current]
  useShortcut(fine.keys, t(`keys.${fine.words}`), () => here && mark(here, fine.verdict), {
    scope: 'decide',
  })
  useShortcut(notFine.keys, t(`keys.${notFine.words}`), () => here && mark(here, notFine.verdict), {
    scope: 'decide',
  })
  useShortcut(
    cannotTell.keys,
    t(`keys.${cannotTell.words}`),
    () => here && mark(here, cannotTell.verdict),
    { scope: 'decide' },
  )
  const nameOf = (subject: Mark['subject']) =>
    subject === 'invoice' || subject === 'serial_photo'
      ? t(`evidence.${subject}`)
      : t(`checks.names.${subject}`)

  return (
    <section className={classes.marks} aria-label={t('checks.marks.title')}>
      {subjects.map((subject, index) => (
        <div key={subject} className={classes.mark} data-current={index === current || undefined}>
          <Text size="xs" className={classes.subject ?? ''}>
            {nameOf(subject)}
          </Text>
          {verdicts.map(({ verdict, Icon, color }) => {
            const isSet = verdictOn(draft, subject) === verdict
            const label = t('checks.marks.mark', {
              what: nameOf(subject),
              verdict: t(`checks.marks.${verdict}`),
            })
            return (
              <ActionIcon
                key={verdict}
                size="sm"
                variant={isSet ? 'light' : 'subtle'}
                color={isSet ? color : 'gray'}
                aria-label={label}
                aria-pressed={isSet}
                title={label}
                onMouseDown={keepFocus}
                onClick={() => mark(subject, verdict)}
              >
                <Icon size={14} stroke={isSet ? 2.6 : 1.7} />
              </ActionIcon>
            )
          })}
        </div>
      ))}
    </section>
  )
}

const verdictOn = ({ marks }: OwnDraft, subject: Mark['subject']) =>
  marks.find((one) => one.subject === subject)?.verdict
