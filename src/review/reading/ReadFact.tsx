import { UnstyledButton } from '@mantine/core'
import type { Check } from '../../../contract/checks.ts'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import { formatDate } from '../../ui/dates.ts'
import { useWords } from '../../ui/words.ts'
import { CheckSign } from '../checks/CheckSign.tsx'
import { useCheckWords } from '../checks/check-words.ts'
import { Correctable } from './Correctable.tsx'
import { usePointing } from './evidence-focus.ts'
import classes from './reading.module.css'

interface ReadFactProps {
  claim: Claim
  attempt: Attempt
  check: Check
}

/** One fact as read. Pointing at it highlights its place; selecting it goes there. */
export function ReadFact({ claim, attempt, check }: ReadFactProps) {
  const t = useWords('review.reading')
  const words = useCheckWords()
  const { isPointed, pointing } = usePointing(check.id)
  return (
    <li className={classes.fact} data-pointed={isPointed || undefined}>
      <Correctable claim={claim} attempt={attempt} check={check.id} label={words.name(check)}>
        <UnstyledButton
          className={classes.row ?? ''}
          disabled={check.places.length === 0}
          title={t('goTo', { what: words.name(check) })}
          {...pointing}
        >
          <CheckSign check={check} />
          <span className={classes.name}>{words.name(check)}</span>
          <span className={classes.found}>
            {check.found.length === 0 && t('nothing')}
            {check.found.map((value, at) => (
              <span key={at}>
                {at > 0 && ' · '}
                {value.kind === 'date'
                  ? formatDate(value.date)
                  : value.kind === 'text' || value.kind === 'characters' || value.kind === 'source'
                    ? value.text
                    : null}
              </span>
            ))}
          </span>
        </UnstyledButton>
      </Correctable>
    </li>
  )
}
