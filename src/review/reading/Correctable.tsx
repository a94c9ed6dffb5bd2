import { ActionIcon, Text } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import type { Check } from '../../../contract/checks.ts'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import { formatDateOf } from '../../ui/dates.ts'
import { useWords } from '../../ui/words.ts'
import { CorrectReading } from './CorrectReading.tsx'
import { correctableFactOf } from './correctable.ts'
import classes from './reading.module.css'

interface CorrectableProps {
  claim: Claim
  attempt: Attempt
  check: Check['id']
  /** Its name on screen. */
  label: string
  children: ReactNode
}

/** A fact that can be corrected in place, with the person's name. */
export function Correctable({ claim, attempt, check, label, children }: CorrectableProps) {
  const t = useWords('review.reading')
  const [isCorrecting, setIsCorrecting] = useState(false)
  const correctable = correctableFactOf(check)
  const correction = attempt.documents
    .find(({ kind }) => kind === correctable?.kind)
    ?.reading.corrections.find(({ fact }) => fact === correctable?.fact)
  return (
    <>
      {children}
      {correctable && claim.abilities.take.isAllowed && (
        <ActionIcon
          className={classes.pencil ?? ''}
          size="xs"
          variant="subtle"
          color="gray"
          aria-label={t('correct', { what: label })}
          title={t('correct', { what: label })}
          onClick={() => setIsCorrecting((now) => !now)}
        >
          <IconPencil size={13} />
        </ActionIcon>
      )}
      {correction && (
        <Text size="xs" c="dimmed" className={classes.by ?? ''}>
          {t('correctedBy', {
            name: correction.by ?? '',
            date: formatDateOf(correction.at),
          })}
        </Text>
      )}
      {isCorrecting && correctable && (
        <CorrectReading
          number={claim.number}
          {...correctable}
          label={label}
          value={correction?.value ?? ''}
          onDone={() => setIsCorrecting(false)}
        />
      )}
    </>
  )
}
