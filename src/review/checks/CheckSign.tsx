import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import type { Check } from '../../../contract/checks.ts'
import { useCheckWords } from './check-words.ts'
import classes from './checks.module.css'

const icons = { holds: IconCheck, fails: IconX, unsure: IconQuestionMark } as const

const order = { fails: 0, unsure: 1, holds: 2 } as const

/** A check's outcome, by shape first, then by colour. */
export const CheckSign = ({ check }: { check: Check }) => <ChecksSign checks={[check]} />

/** The outcome of the checks on one fact: the worst as a sign, all of them in words. */
export function ChecksSign({ checks }: { checks: Check[] }) {
  const words = useCheckWords()
  const [check] = checks.toSorted((a, b) => order[a.outcome] - order[b.outcome])
  if (!check) return null
  const Icon = icons[check.outcome]
  const label = checks
    .map((one) => `${words.name(one)}: ${words.outcome(one)}. ${words.rule(one)}`)
    .join('\n')
  return (
    <span className={classes.sign} data-outcome={check.outcome} title={label}>
      <Icon size={13} stroke={2.4} role="img" aria-label={label} />
    </span>
  )
}
