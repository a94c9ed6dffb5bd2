import { Anchor, Button, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Check, CheckValue } from '../../../contract/checks.ts'
import { keepFocus } from '../../ui/keep-focus.ts'
import { paths } from '../../ui/paths.ts'
import { useWords } from '../../ui/words.ts'
import { useReviewSearch } from '../use-review-search.ts'
import classes from './NamedClaims.module.css'

/** As many as can be read at a glance. */
const shownAtOnce = 4

type NamedClaim = Extract<CheckValue, { kind: 'claim' }>

/** The claims a check mentions, how each was found, and buttons to compare them. */
export function NamedClaims({ check }: { check: Check }) {
  const t = useWords('review.beside')
  const [isWhole, setIsWhole] = useState(false)
  const claims = check.found.filter((value): value is NamedClaim => value.kind === 'claim')
  const shown = isWhole ? claims : claims.slice(0, shownAtOnce)
  return (
    <ul className={classes.claims}>
      {shown.map(({ number, by }) => (
        <li key={number} className={classes.claim}>
          <Anchor component={Link} to={paths.claim(number)} size="xs" underline="always">
            {number}
          </Anchor>
          <span className={classes.ties}>{by.map((tie) => t(`ties.${tie}`)).join(', ')}</span>
          <CompareButton number={number} />
        </li>
      ))}
      {shown.length < claims.length && (
        <li>
          <UnstyledButton fz="xs" td="underline" onClick={() => setIsWhole(true)}>
            {t('more', { count: claims.length - shown.length })}
          </UnstyledButton>
        </li>
      )}
    </ul>
  )
}

/** Opens or closes the other claim's pictures for comparison. */
export function CompareButton({ number }: { number: string }) {
  const t = useWords('review.beside')
  const [{ beside }, change] = useReviewSearch()
  const isBeside = beside === number
  return (
    <Button
      size="compact-xs"
      variant={isBeside ? 'light' : 'subtle'}
      aria-pressed={isBeside}
      aria-label={t('compareWith', { number })}
      onMouseDown={keepFocus}
      onClick={() =>
        change((now) => ({
          beside: now.beside === number ? null : number,
          compared: null,
          picture: null,
          page: null,
        }))
      }
    >
      {t('compare')}
    </Button>
  )
}
