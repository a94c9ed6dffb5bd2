import { ActionIcon, Text, UnstyledButton } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import type { Check } from '../../../contract/checks.ts'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import { formatDate } from '../../ui/dates.ts'
import { useWords } from '../../ui/words.ts'
import { CheckSign } from '../checks/CheckSign.tsx'
import { useCheckWords } from '../checks/check-words.ts'
import { Characters } from './Characters.tsx'
import { CorrectReading } from './CorrectReading.tsx'
import { correctableFactOf } from './correctable.ts'
import { useEvidenceFocus } from './evidence-focus.ts'
import classes from './reading.module.css'

interface ReadFactProps {
  claim: Claim
  attempt: Attempt
  check: Check
}

/** One fact as it was read: pointing at it points at its place, picking it goes there. */
export function ReadFact({ claim, attempt, check }: ReadFactProps) {
  const t = useWords('review.reading')
  const words = useCheckWords()
  const { pointed, point, goTo } = useEvidenceFocus()
  const [isCorrecting, setIsCorrecting] = useState(false)
  const correctable = correctableFactOf(check.id)
  const correction = attempt.documents
    .find(({ kind }) => kind === correctable?.kind)
    ?.reading.corrections.find(({ fact }) => fact === correctable?.fact)
  const canCorrect = correctable !== null && claim.abilities.take.isAllowed
  return (
    <li className={classes.fact} data-pointed={pointed === check.id || undefined}>
      <UnstyledButton
        className={classes.row ?? ''}
        disabled={check.places.length === 0}
        title={t('goTo', { what: words.name(check) })}
        onPointerEnter={() => point(check.id)}
        onPointerLeave={() => point(null)}
        onFocus={() => point(check.id)}
        onBlur={() => point(null)}
        onClick={() => goTo(check.id)}
      >
        <CheckSign check={check} />
        <span className={classes.name}>{words.name(check)}</span>
        <span className={classes.found}>
          {check.found.length === 0 && t('nothing')}
          {check.found.map((value, at) => (
            <span key={at}>
              {at > 0 && ' · '}
              {value.kind === 'characters' ? (
                <Characters text={value.text} differing={value.differing} />
              ) : value.kind === 'date' ? (
                formatDate(value.date)
              ) : value.kind === 'text' ? (
                value.text
              ) : null}
            </span>
          ))}
        </span>
      </UnstyledButton>
      {canCorrect && (
        <ActionIcon
          size="xs"
          variant="subtle"
          color="gray"
          aria-label={t('correct', { what: words.name(check) })}
          title={t('correct', { what: words.name(check) })}
          onClick={() => setIsCorrecting(!isCorrecting)}
        >
          <IconPencil size={13} />
        </ActionIcon>
      )}
      {correction && (
        <Text size="xs" c="dimmed" className={classes.by ?? ''}>
          {t('correctedBy', { name: correction.by, date: formatDate(correction.at.slice(0, 10)) })}
        </Text>
      )}
      {isCorrecting && correctable && (
        <CorrectReading
          number={claim.number}
          {...correctable}
          label={words.name(check)}
          value={correction?.value ?? ''}
          onDone={() => setIsCorrecting(false)}
        />
      )}
    </li>
  )
}
