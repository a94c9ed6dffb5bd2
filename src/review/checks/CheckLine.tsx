import { Text } from '@mantine/core'
import type { Check } from '../../../contract/checks.ts'
import { NamedClaims } from './NamedClaims.tsx'
import { CheckRecord } from './CheckRecord.tsx'
import { CheckSign } from './CheckSign.tsx'
import { isContradiction, sidesOf, useCheckWords } from './check-words.ts'
import classes from './checks.module.css'
import { Sides } from './Sides.tsx'

/** A check that does not pass: the rule, what was found, and the claims it mentions. */
export function CheckLine({ check }: { check: Check }) {
  const words = useCheckWords()
  const sides = sidesOf(check)
  const namesClaims = check.found.some(({ kind }) => kind === 'claim')
  return (
    <li
      className={classes.line}
      data-outcome={check.outcome}
      data-contradiction={isContradiction(check) || undefined}
    >
      <CheckSign check={check} />
      <div className={classes.said}>
        <Text size="sm" fw={600}>
          {words.name(check)}
        </Text>
        <Text size="xs">
          {words.rule(check)}{' '}
          {!namesClaims && sides.length === 0 && (
            <span className={classes.found}>{words.found(check)}</span>
          )}
        </Text>
        {namesClaims && <NamedClaims check={check} />}
        {sides.length > 0 && <Sides sides={sides} />}
        <CheckRecord check={check.id} />
      </div>
    </li>
  )
}
