import { Text } from '@mantine/core'
import type { Check } from '../../../contract/checks.ts'
import { NamedClaims } from './NamedClaims.tsx'
import { CheckRecord } from './CheckRecord.tsx'
import { CheckSign } from './CheckSign.tsx'
import { sidesOf, useCheckWords } from './check-words.ts'
import classes from './checks.module.css'
import { useFinding } from './findings.ts'
import { Sides } from './Sides.tsx'
import { isContradiction, type Marking } from './use-marking.ts'
import { VerdictButtons } from './VerdictButtons.tsx'

interface CheckLineProps {
  check: Check
  marking: Marking | null
}

/** A check that does not hold: what was found, the rule, and the claims it names. */
export function CheckLine({ check, marking }: CheckLineProps) {
  const words = useCheckWords()
  const finding = useFinding()
  const sides = sidesOf(check)
  const namesClaims = check.found.some(({ kind }) => kind === 'claim')
  return (
    <li
      className={classes.line}
      data-outcome={check.outcome}
      data-contradiction={isContradiction(check) || undefined}
      data-current={marking?.current === check.id || undefined}
    >
      <CheckSign check={check} />
      <div className={classes.said}>
        {marking && (
          <VerdictButtons marking={marking} subject={check.id} name={words.name(check)} />
        )}
        <Text size="xs" className={classes.finding ?? ''}>
          {sides.length > 0 ? words.name(check) : finding(check)}
        </Text>
        {sides.length > 0 && <Sides sides={sides} />}
        {namesClaims && <NamedClaims check={check} />}
        <Text size="xs" c="dimmed" className={classes.rule ?? ''}>
          {words.rule(check)} <CheckRecord check={check.id} />
        </Text>
      </div>
    </li>
  )
}
