import { IconCheck, IconDots, IconQuestionMark, IconX } from '@tabler/icons-react'
import type { CheckId, CheckSummary } from '../../contract/checks.ts'
import { loadWords, useLoadedWords, useWords } from '../ui/words.ts'
import classes from './ChecksMark.module.css'

const icons = {
  clean: IconCheck,
  look: IconQuestionMark,
  fails: IconX,
  reading: IconDots,
} as const

/**
 * What the checks of an open claim come to, by shape first, and how many say so. Pointed at, it names
 * them, once the words of the review are there.
 */
export function ChecksMark({ checks: { state, failing, unsure } }: { checks: CheckSummary }) {
  const t = useWords('common.checks')
  const Icon = icons[state]
  const words = t(`told.${state}`, { failing: failing.length, unsure: unsure.length })
  // The words of the review come later than the first rows, at the latest when it is pointed at.
  const names = useLoadedWords().review?.checks.names
  const named = (sign: string) => (id: CheckId) => (names ? [`${sign} ${names[id]}`] : [])
  const title = [words, ...failing.flatMap(named('✕')), ...unsure.flatMap(named('?'))].join('\n')
  const count = state === 'fails' ? failing.length : state === 'look' ? unsure.length : 0
  return (
    <span
      className={classes.mark}
      data-state={state}
      role="img"
      aria-label={words}
      title={title}
      onPointerEnter={() => void loadWords('review').catch(() => {})}
    >
      <Icon size={13} stroke={2.4} aria-hidden />
      {count > 0 && count}
    </span>
  )
}
