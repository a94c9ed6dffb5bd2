import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import type { Check } from '../../../contract/checks.ts'
import { useCheckWords } from './check-words.ts'
import classes from './checks.module.css'

const icons = { holds: IconCheck, fails: IconX, unsure: IconQuestionMark } as const

/** How a check stands, beside the fact it is about: by shape first, then by colour. */
export function CheckSign({ check }: { check: Check }) {
  const words = useCheckWords()
  const Icon = icons[check.outcome]
  const label = `${words.name(check)}: ${words.outcome(check)}. ${words.rule(check)}`
  return (
    <span className={classes.sign} data-outcome={check.outcome} title={label}>
      <Icon size={13} stroke={2.4} role="img" aria-label={label} />
    </span>
  )
}
