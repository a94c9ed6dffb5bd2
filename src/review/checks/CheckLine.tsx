import { Text } from '@mantine/core'
import type { Check } from '../../../contract/checks.ts'
import { NamedClaims } from '../beside/NamedClaims.tsx'
import { CheckRecord } from './CheckRecord.tsx'
import { CheckSign } from './CheckSign.tsx'
import { useCheckWords } from './check-words.ts'
import classes from './checks.module.css'

/** A check that wants to be looked at: the rule, what was found instead, and the claims it names. */
export function CheckLine({ check }: { check: Check }) {
  const words = useCheckWords()
  const namesClaims = check.found.some(({ kind }) => kind === 'claim')
  return (
    <li className={classes.line} data-outcome={check.outcome}>
      <CheckSign check={check} />
      <div className={classes.said}>
        <Text size="sm" fw={600}>
          {words.name(check)}
        </Text>
        <Text size="xs">
          {words.rule(check)}{' '}
          {!namesClaims && <span className={classes.found}>{words.found(check)}</span>}
        </Text>
        {namesClaims && <NamedClaims check={check} />}
        <CheckRecord check={check.id} />
      </div>
    </li>
  )
}
