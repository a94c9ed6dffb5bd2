import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Check } from '../../../contract/checks.ts'
import { paths } from '../../ui/paths.ts'
import { useWords } from '../../ui/words.ts'
import { CheckRecord } from './CheckRecord.tsx'
import { CheckSign } from './CheckSign.tsx'
import { useCheckWords } from './check-words.ts'
import classes from './checks.module.css'

/** A check that wants to be looked at: the rule, what was found instead, and the claims it names. */
export function CheckLine({ check }: { check: Check }) {
  const t = useWords('review.checks')
  const words = useCheckWords()
  const claims = check.found.flatMap((value) => (value.kind === 'claim' ? [value.number] : []))
  return (
    <li className={classes.line} data-outcome={check.outcome}>
      <CheckSign check={check} />
      <div>
        <Text size="sm" fw={600}>
          {words.name(check)}
        </Text>
        <Text size="xs">
          {words.rule(check)}{' '}
          {claims.length === 0 ? (
            <span className={classes.found}>{words.found(check)}</span>
          ) : (
            <span className={classes.found}>
              {t('seeClaims')}{' '}
              {claims.map((number, index) => (
                <span key={number}>
                  {index > 0 && ', '}
                  <Anchor component={Link} to={paths.claim(number)} size="xs" underline="always">
                    {number}
                  </Anchor>
                </span>
              ))}
            </span>
          )}
        </Text>
        <CheckRecord check={check.id} />
      </div>
    </li>
  )
}
