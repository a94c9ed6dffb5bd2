import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Check } from '../../../contract/checks.ts'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import { formatDate } from '../../ui/dates.ts'
import { useWords } from '../../ui/words.ts'
import { ChecksSign } from '../checks/CheckSign.tsx'
import { useCheckWords } from '../checks/check-words.ts'
import classes from './compare.module.css'
import { Correctable } from './Correctable.tsx'
import { usePointing } from './evidence-focus.ts'

interface ComparedRowProps {
  claim: Claim
  attempt: Attempt
  name: string
  /** As registered; nothing for what nobody registers. */
  registered: ReactNode
  /** The check that says what was read; nothing while nothing was read. */
  check: Check | undefined
  /** All checks on the fact. */
  checks: Check[]
}

/**
 * One fact as registered and as read. Pointing at what was read highlights its place; selecting it
 * goes there.
 */
export function ComparedRow({ claim, attempt, name, registered, check, checks }: ComparedRowProps) {
  const isOpen = checks.some(({ outcome }) => outcome !== 'holds')
  return (
    <div className={classes.row} role="group" aria-label={name} data-open={isOpen || undefined}>
      <span className={classes.name}>{name}</span>
      <span className={classes.registered}>{registered}</span>
      {check ? <Read check={check} /> : <NotRead />}
      <ChecksSign checks={checks} />
      {check && <Correction claim={claim} attempt={attempt} check={check} />}
    </div>
  )
}

function Correction({ claim, attempt, check }: { claim: Claim; attempt: Attempt; check: Check }) {
  const words = useCheckWords()
  return (
    <Correctable claim={claim} attempt={attempt} check={check.id} label={words.name(check)}>
      {null}
    </Correctable>
  )
}

export function NotRead() {
  const t = useWords('review.reading')
  return <span className={classes.none}>{t('notRead')}</span>
}

function Read({ check }: { check: Check }) {
  const t = useWords('review.reading')
  const words = useCheckWords()
  const { isPointed, pointing } = usePointing(check.id)
  // A date that could be another one as well is said once, as it agrees.
  const isAgreed = check.outcome === 'holds' && check.expected.some(({ kind }) => kind === 'date')
  const found = (isAgreed ? check.expected : check.found).flatMap((value) =>
    value.kind === 'date' ? formatDate(value.date) : 'text' in value ? value.text : [],
  )
  if (found.join('') === '') return <span className={classes.none}>{t('nothing')}</span>
  return (
    <UnstyledButton
      className={classes.read ?? ''}
      data-pointed={isPointed || undefined}
      disabled={check.places.length === 0}
      title={t('goTo', { what: words.name(check) })}
      {...pointing}
    >
      {found.join(' · ')}
    </UnstyledButton>
  )
}
