import { IconCheck, IconDots, IconQuestionMark, IconX } from '@tabler/icons-react'
import type { CheckSummary } from '../../contract/checks.ts'
import { useWords } from '../ui/words.ts'
import classes from './ChecksMark.module.css'

const icons = {
  clean: IconCheck,
  look: IconQuestionMark,
  fails: IconX,
  reading: IconDots,
} as const

/** What the checks of an open claim come to, by shape first, and how many say so. */
export function ChecksMark({ checks: { state, failing, unsure } }: { checks: CheckSummary }) {
  const t = useWords('common.checks')
  const Icon = icons[state]
  const words = t(`told.${state}`, { failing: failing.length, unsure: unsure.length })
  const count = state === 'fails' ? failing.length : state === 'look' ? unsure.length : 0
  return (
    <span className={classes.mark} data-state={state} role="img" aria-label={words} title={words}>
      <Icon size={13} stroke={2.4} aria-hidden />
      {count > 0 && count}
    </span>
  )
}
