import type { Deadline } from '../../contract/clocks.ts'
import { formatDate, formatDay } from '../ui/dates.ts'
import { useWords } from '../ui/words.ts'
import classes from './DeadlineMark.module.css'

interface DeadlineMarkProps {
  deadline: Deadline
  /** Without the text, for columns that are scanned quickly. */
  isCompact?: boolean
}

/** Due date and clock state: subtle while there is time, prominent when there is none. */
export function DeadlineMark({ deadline, isCompact = false }: DeadlineMarkProps) {
  const t = useWords('common.clock')
  const { standing, dueOn, isProvisional } = deadline
  const words = t(standing)
  const title = [t('dueOn', { date: formatDate(dueOn) }), words, isProvisional && t('provisional')]
  return (
    <span
      className={classes.mark}
      data-standing={standing}
      title={title.filter(Boolean).join(' · ')}
    >
      <span className={classes.dot} aria-hidden />
      <span className={classes.date}>
        {formatDay(dueOn)}
        {isProvisional && '*'}
      </span>
      {standing !== 'on_track' && standing !== 'stopped' && !isCompact && (
        <span className={classes.words}>{words}</span>
      )}
    </span>
  )
}
